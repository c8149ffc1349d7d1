from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from certificates.sealing.receiving import LARGEST_UPLOAD, MOST_FILES


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of files, each held against the rules of one."""

    widget = ManyFilesInput(attrs={"accept": "application/pdf,.pdf"})

    def clean(self, data, initial=None):
        return [super(ManyFilesField, self).clean(file, initial) for file in data or [None]]


class SignedFilesForm(forms.Form):
    files = ManyFilesField(
        label=_("Signed documents"),
        help_text=_("One or more PDF files, at most 50 at a time. The code in the name of a file may stay as it is."),
        error_messages={"required": _("Choose the files that were signed.")},
    )

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise ValidationError(_("These are more than 50 files. Send them in several turns."))
        if sum(file.size for file in files) > LARGEST_UPLOAD:
            raise ValidationError(_("Together the files have more than 50 MB. Send them in several turns."))
        return files


class PersonalSignatureForm(forms.Form):
    nik = forms.RegexField(
        r"^[0-9]{16}$",
        label=_("NIK of your BSrE certificate"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-m"}),
        error_messages={"invalid": _("A NIK has 16 digits.")},
    )
    passphrase = forms.CharField(
        label=_("Passphrase"),
        max_length=200,
        strip=False,
        help_text=_("It is sent to BSrE for these documents and kept nowhere."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class ActivationForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail of BSrE"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "input-m"}),
        error_messages={"required": _("Enter the code that BSrE sent by e-mail.")},
    )
