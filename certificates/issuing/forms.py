from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate, IssuingBatch, VoidedNumber


class NumberByHandForm(forms.ModelForm):
    class Meta:
        model = Certificate
        fields = ["number", "manual_reason"]
        labels = {"number": _("Certificate number"), "manual_reason": _("Reason")}
        help_texts = {
            "number": _("Exactly as it should be printed. The counter passes this number over when it comes to it."),
            "manual_reason": _("For example the letter that named this number before. It stays on record."),
        }
        error_messages = {
            "number": {"required": _("Enter the number.")},
            "manual_reason": {"required": _("Say why the number is given by hand.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["manual_reason"].required = True
        self.fields["number"].widget.attrs |= {"autocomplete": "off", "class": "input-m"}


class VoidForm(forms.ModelForm):
    class Meta:
        model = VoidedNumber
        fields = ["reason"]
        labels = {"reason": _("Why the number is given to nobody")}
        error_messages = {"reason": {"required": _("Say why the number is voided.")}}


class CancelForm(forms.ModelForm):
    class Meta:
        model = IssuingBatch
        fields = ["note"]
        labels = {"note": _("Why the batch is cancelled")}
        error_messages = {"note": {"required": _("Say why the batch is cancelled.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
