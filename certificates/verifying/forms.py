from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import identity_numbers
from certificates import codes
from certificates.verifying import links

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
ACCEPTED = ".pdf,.json,.jwt,.txt,.svg,application/pdf,application/json,image/*"


class CodeForm(forms.Form):
    """What a visitor reads from a certificate, or the link they copied from it; cleaned to (code, signed part)."""

    kode = forms.CharField(
        label=_("Verification code"),
        max_length=links.LONGEST,
        help_text=_("12 letters and digits beside the QR code, for example 7F3K-92QD-0ZXC."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "input-m"}
        ),
        error_messages={"required": _("Enter the code of the certificate.")},
    )

    def clean_kode(self):
        link = links.read(self.cleaned_data["kode"])
        if link is not None:
            return codes.parse(link.code), link.token
        return codes.parse(self.cleaned_data["kode"]), ""


class FileForm(forms.Form):
    berkas = forms.FileField(
        label=_("File or photo"),
        help_text=_(
            "The PDF, the badge (PNG or SVG), the credential (JSON or JWT), or a photo of the QR code (JPEG, PNG, "
            "HEIC). At most 10 MB. You can also drag the file here."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty. Choose another one."),
            "invalid": _("Choose a file first."),
        },
    )

    def clean_berkas(self):
        file = self.cleaned_data["berkas"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("This file is larger than 10 MB. Send the file as you received it."), "size")
        return file


class NumberForm(forms.Form):
    nip = forms.CharField(
        label=_("NIP or NI PPPK"),
        max_length=60,
        help_text=_("The 18 digits that you were told. We only say whether they match."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-m"}),
        error_messages={"required": _("Enter the number that you were told.")},
    )

    def clean_nip(self):
        return identity_numbers.parse(self.cleaned_data["nip"]).text
