"""The figures of a new rule, a line for each form of training, and the target of an agency."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from accounts.models import Employment
from competencies.lesson_hours.rule_making import FIGURES
from competencies.models import HoursConversion, HoursRule

LABELS = {
    name: HoursConversion._meta.get_field(name).verbose_name
    for name in (
        "hours",
        "hours_abroad",
        "percent_abroad",
        "daily_ceiling",
        "daily_ceiling_abroad",
        "occasions_a_month",
    )
}
# What a form is counted by must have a figure; ceilings and figures for abroad may be missing.
REQUIRED = {"hours", "percent_abroad"}
HIGHEST = 500


class RuleForm(forms.ModelForm):
    valid_from = DayField(label=_("Valid from"), help_text=_("A day to come. What was earned before keeps its rule."))

    class Meta:
        model = HoursRule
        fields = ["name", "basis", "valid_from", "minutes_per_hour", "caps_courses_by_day"]
        labels = {
            "name": _("Name of the rule"),
            "basis": _("Legal basis"),
            "minutes_per_hour": _("Minutes in one lesson hour"),
            "caps_courses_by_day": _("Courses on this site count day by day"),
        }
        widgets = {"minutes_per_hour": forms.NumberInput(attrs={"class": "input-s"})}
        error_messages = {
            "name": {"required": _("Enter a name for the rule.")},
            "basis": {"required": _("Enter the regulation that says so.")},
        }

    def __init__(self, *args, base, **kwargs):
        super().__init__(*args, **kwargs)
        self.conversions = list(base.conversions.select_related("form"))
        for row in self.conversions:
            for name in FIGURES[row.measure]:
                self.fields[f"{row.form.code}-{name}"] = _figure(row, name)

    def clean_valid_from(self):
        day = self.cleaned_data["valid_from"]
        if day <= timezone.localdate():
            raise ValidationError(_("Choose a day to come. Rules that are in force are never changed."), code="past")
        return day

    def clean_minutes_per_hour(self):
        minutes = self.cleaned_data["minutes_per_hour"]
        if not 1 <= minutes <= 120:
            raise ValidationError(_("Enter a number from 1 to 120."), code="range")
        return minutes

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def figures(self):
        return {
            row.form.code: {name: self.cleaned_data[f"{row.form.code}-{name}"] for name in FIGURES[row.measure]}
            for row in self.conversions
        }

    @property
    def plain_fields(self):
        return [self[name] for name in self._meta.fields]

    @property
    def codes_with_errors(self):
        return {name.partition("-")[0] for name in self.errors if "-" in name}

    @property
    def lines(self):
        """(conversion, [(short label, field)]) for each form of training; the field's own label names the form too."""
        return [
            (row, [(LABELS[name], self[f"{row.form.code}-{name}"]) for name in FIGURES[row.measure]])
            for row in self.conversions
        ]


class TargetForm(forms.Form):
    status = forms.ChoiceField(label=_("Employment status"), choices=Employment.Status.choices)
    year = forms.IntegerField(
        label=_("First year it holds"),
        max_value=2100,
        localize=False,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
        error_messages={"required": _("Enter a year."), "invalid": _("Enter a year, such as 2027.")},
    )
    hours = forms.IntegerField(
        label=_("Lesson hours a year"),
        min_value=1,
        max_value=HIGHEST,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
        error_messages={"required": _("Enter the number of lesson hours."), "min_value": _("Enter at least 1.")},
    )
    is_ceiling = forms.BooleanField(label=_("This is an upper limit, not a minimum"), required=False)
    basis = forms.CharField(
        label=_("Legal basis"),
        max_length=255,
        error_messages={"required": _("Enter the regulation that says so.")},
    )

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year < timezone.localdate().year:
            raise ValidationError(
                _("This year is over. Targets of years that are over stay as they were."), code="over"
            )
        return year


def _figure(row, name):
    label = f"{row.form.name}: {LABELS[name]}"
    return forms.IntegerField(
        label=label,
        min_value=1 if name == "hours" else 0,
        max_value=HIGHEST,
        required=name in REQUIRED,
        initial=getattr(row, name),
        widget=forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric"}),
    )
