from django import forms
from django.utils.translation import gettext_lazy as _

from certificates import codes


class EntriesForm(forms.Form):
    """Whose entries to show."""

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
