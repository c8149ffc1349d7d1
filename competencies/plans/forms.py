import uuid

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from competencies.models import TrainingForm
from competencies.plans.spreading import days_of


class DueForm(forms.Form):
    """By when a step is to be done: a day that is not past, in the year of the plan."""

    due_on = DayField(label=_("To be done by"))

    def __init__(self, *args, year, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.year, self.today = year, today

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        first, last = days_of(self.year, self.today)
        if first <= due_on <= last:
            return due_on
        if due_on.year == self.year:
            raise forms.ValidationError(gettext("This day has passed. Choose today or a later day."))
        facts = {
            "year": self.year,
            "first": date_format(first, "DATE_FORMAT"),
            "last": date_format(last, "DATE_FORMAT"),
        }
        text = gettext("This plan is for %(year)s. Choose a day from %(first)s to %(last)s.")
        raise forms.ValidationError(text % facts)


class ActivityForm(DueForm):
    """Something to do besides the courses of this site. `standing` gives the competencies to choose from."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    form = forms.ModelChoiceField(
        TrainingForm.objects.filter(is_active=True),
        label=_("Form of development"),
        empty_label=_("Choose a form"),
        error_messages={"required": _("Choose a form."), "invalid_choice": _("Choose a form from the list.")},
    )
    title = forms.CharField(
        label=_("What you are going to do"),
        max_length=255,
        help_text=_("For example: join the data team of another unit for a month."),
        error_messages={"required": _("Enter what you are going to do.")},
    )
    competency = forms.TypedChoiceField(
        label=_("For which competency"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose a competency from the list.")},
    )
    level = forms.IntegerField(
        label=_("Level to reach"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=_("Leave it empty for the level that your position demands."),
        error_messages={"invalid": _("Enter the level as a number, such as 3.")},
        widget=forms.NumberInput(attrs={"class": "input-s", "inputmode": "numeric"}),
    )
    field_order = ["key", "form", "title", "competency", "level", "due_on"]

    def __init__(self, *args, standing, **kwargs):
        super().__init__(*args, **kwargs)
        self.standing = standing
        names = [(key, competency.name) for key, competency in standing.competencies.items()]
        self.fields["competency"].choices = [
            ("", _("No competency in particular")),
            *sorted(names, key=lambda pair: pair[1]),
        ]
        self.fields["key"].initial = uuid.uuid4
        if not names:
            del self.fields["competency"], self.fields["level"]

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        cleaned = super().clean()
        if "competency" in self.fields and "competency" in cleaned and "level" in cleaned:
            self._check_level(cleaned)
        return cleaned

    def facts(self):
        """As the services take them."""
        given = self.cleaned_data
        key = given.get("competency")
        return {
            "form": given["form"],
            "title": given["title"],
            "competency": self.standing.competencies[key] if key else None,
            "level": given.get("level"),
            "due_on": given["due_on"],
        }

    def _check_level(self, cleaned):
        competency, level = cleaned["competency"], cleaned["level"]
        if competency is None:
            if level:
                self.add_error("competency", _("Choose the competency of this level, or leave the level empty."))
            return
        demand = self.standing.demands.get(competency)
        if level is None:
            if demand is None:
                self.add_error("level", _("Your position demands no level of this competency. Enter one."))
            cleaned["level"] = demand.level if demand else None
            return
        framework = self.standing.competencies[competency].framework_id
        known = sorted(number for of_framework, number in self.standing.levels if of_framework == framework)
        if level not in known:
            text = gettext("This competency has the levels %(first)s to %(last)s.")
            self.add_error("level", text % {"first": known[0], "last": known[-1]} if known else text)


class DecisionForm(forms.Form):
    """`asked_at` is which asking the superior read."""

    asked_at = forms.DateTimeField(widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])
    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        choices=[("agree", _("I agree to this plan")), ("return", _("Return it for changes"))],
        error_messages={"required": _("Choose your answer."), "invalid_choice": _("Choose your answer.")},
    )
    note = forms.CharField(
        label=_("Note to the person"),
        max_length=500,
        required=False,
        help_text=_("When you return the plan, say what to change."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == "return" and not cleaned.get("note", "").strip():
            self.add_error("note", _("Say what to change, so that the person can do it."))
        return cleaned
