from django import forms
from django.utils.translation import gettext_lazy as _


class YearForm(forms.Form):
    """Which year of the ledger to show; without an answer the current one."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, required=False, localize=False)


class CorrectionForm(forms.Form):
    """The right figure and why; 0 takes the hours back altogether."""

    hours = forms.IntegerField(
        label=_("Correct number of JP"),
        help_text=_("Enter 0 to take the hours back altogether."),
        min_value=0,
        max_value=900,
        widget=forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric"}),
        error_messages={
            "required": _("Enter the number of JP that is right."),
            "invalid": _("Enter a whole number."),
            "min_value": _("Enter 0 or more."),
            "max_value": _("Enter at most 900."),
        },
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The person reads it in their statement."),
        max_length=255,
        error_messages={"required": _("Say why the figure is corrected.")},
    )
