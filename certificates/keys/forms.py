from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from certificates.keys import pkcs12


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("What happened"),
        max_length=255,
        help_text=_("It stays on record, beside the key and in the audit trail."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why the key can no longer be trusted.")},
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("PKCS#12 file of the authority"),
        help_text=_("It ends in .p12 or .pfx and holds the key, its certificate and those above it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
        error_messages={"required": _("Choose the file that the authority gave you.")},
    )
    passphrase = forms.CharField(
        label=_("Passphrase of the file"),
        max_length=200,
        strip=False,
        help_text=_("It opens the file once and is kept nowhere; the key is encrypted anew for this server."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter the passphrase of the file.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > pkcs12.LARGEST:
            raise ValidationError(_("A PKCS#12 file is much smaller than that."))
        return file
