from django import forms
from django.utils.translation import gettext_lazy as _

from certificates import codes
from certificates.models import Revocation


class CodeForm(forms.Form):
    """What a visitor reads from a certificate, or the link they copied from it."""

    kode = forms.CharField(
        label=_("Verification code"),
        max_length=200,
        help_text=_("12 letters and digits beside the QR code, for example 7F3K-92QD-0ZXC."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "input-m"}
        ),
        error_messages={"required": _("Enter the code of the certificate.")},
    )

    def clean_kode(self):
        return codes.parse(self.cleaned_data["kode"])


class RevocationForm(forms.ModelForm):
    class Meta:
        model = Revocation
        fields = ["reason"]
        labels = {"reason": _("Reason of the revocation")}
        help_texts = {
            "reason": _(
                "Anyone who verifies the certificate reads this. Give the ground and the decision, "
                "no health or other private details."
            )
        }
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"reason": {"required": _("Say why the certificate is revoked.")}}
