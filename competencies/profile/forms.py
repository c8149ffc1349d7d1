import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.unit_choice import UnitChoice
from competencies.profile.sharing import DAYS, SECTIONS


class ShareForm(forms.Form):
    """`key` names the link to be made, so that a form that is sent twice makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    label = forms.CharField(
        label=_("Who the link is for"),
        help_text=_("Only you see this, to tell your links apart. For example: selection committee."),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "input-m", "autocomplete": "off"}),
        error_messages={"required": _("Say for whom the link is.")},
    )
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=[(days, ngettext_lazy("%d day", "%d days", days) % days) for days in DAYS],
        initial=7,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long the link works.")},
    )
    sections = forms.MultipleChoiceField(
        label=_("What the CV shows"),
        help_text=_("Your name is always shown; your NIP and day of birth never."),
        choices=list(SECTIONS.items()),
        initial=["position", "competencies", "certificates"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from the list.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4


class ExportForm(forms.Form):
    unit = UnitChoice()
    year = forms.IntegerField(label=_("Year of the lesson hours"), min_value=2000, max_value=2100, localize=False)
    kind = forms.ChoiceField(
        label=_("File"),
        choices=[("csv", "CSV"), ("xlsx", "XLSX (Excel)")],
        initial="csv",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of file."), "invalid_choice": _("Choose the kind of file.")},
    )

    def __init__(self, *args, units, this_year, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)
        year = self.fields["year"]
        year.initial = this_year
        wrong = _("Enter a year from 2000 on, such as %(year)s.") % {"year": this_year}
        year.error_messages = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
        for validator in year.validators:
            validator.message = wrong
