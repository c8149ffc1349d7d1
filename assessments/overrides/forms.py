from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles.forms import find_person
from courses.models import Cohort, Enrolment

LEARNER, COHORT = "learner", "cohort"
LONGEST = 7 * 24 * 60
MOST_ATTEMPTS = 1000


class MomentField(forms.DateTimeField):
    """A browser's own calendar and clock, in the zone of the site."""

    def __init__(self, **options):
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "input-m"})
        super().__init__(required=False, widget=widget, **options)
        self.error_messages["invalid"] = _("Enter a date and a time, such as 2026-11-21T13:30.")


class OverrideForm(forms.Form):
    """Whom the exception is for, and which terms are other than usual."""

    whom = forms.ChoiceField(
        label=_("Whom it is for"),
        choices=[(LEARNER, _("One learner")), (COHORT, _("A whole cohort"))],
        initial=LEARNER,
        widget=forms.RadioSelect,
    )
    learner = forms.CharField(
        label=_("Learner"),
        help_text=_("NIP, NI PPPK, e-mail or name of somebody who follows the course."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    cohort = forms.ModelChoiceField(
        Cohort.objects.none(), label=_("Cohort"), to_field_name="public_id", required=False, empty_label=_("No cohort")
    )
    opens_at = MomentField(label=_("Opens"))
    closes_at = MomentField(label=_("Closes"))
    time_limit = forms.IntegerField(
        label=_("Time limit in minutes"),
        min_value=1,
        max_value=LONGEST,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    max_attempts = forms.IntegerField(
        label=_("Attempts allowed"),
        min_value=1,
        max_value=MOST_ATTEMPTS,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    access_code = forms.CharField(
        label=_("Access code"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-m", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It stays on record. Name the decision or the outage, not a diagnosis."),
        max_length=300,
        error_messages={"required": _("Write the reason in a few words.")},
    )

    TERMS = ("opens_at", "closes_at", "time_limit", "max_attempts", "access_code")

    def __init__(self, *args, course_key, **kwargs):
        super().__init__(*args, **kwargs)
        self.enrolments = Enrolment.objects.active().of_course(course_key)
        self.fields["cohort"].queryset = Cohort.objects.of_course(course_key)

    def clean(self):
        cleaned = super().clean()
        self._check_whom(cleaned)
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _("The closing time has to be later than the opening time."))
        if not self.errors and not any(cleaned[name] for name in self.TERMS):
            raise ValidationError(_("Fill in at least one term that is other than usual."))
        return cleaned

    def _check_whom(self, cleaned):
        if cleaned.get("whom") == COHORT:
            cleaned["learner"] = None
            if not cleaned.get("cohort") and "cohort" not in self.errors:
                self.add_error("cohort", _("Choose a cohort."))
            return
        cleaned["cohort"] = None
        if not cleaned.get("learner"):
            self.add_error("learner", _("Enter the NIP, NI PPPK, e-mail or name of the learner."))
            return
        try:
            cleaned["learner"] = find_person(cleaned["learner"], self._learners())
        except ValidationError as error:
            self.add_error("learner", error)

    def _learners(self):
        return User.objects.filter(pk__in=self.enrolments.values("learner"))

    @property
    def terms(self):
        return {name: self.cleaned_data[name] for name in self.TERMS}
