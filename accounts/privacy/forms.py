import datetime
import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import identity_numbers
from accounts.day_fields import DayField
from accounts.forms import EMAIL_WORDS
from accounts.models import (
    BreachIncident,
    DataCategory,
    DataRequest,
    OrgUnit,
    PrivacyContact,
    ProcessingActivity,
    RetentionRule,
    User,
)
from accounts.powers import Power
from accounts.unit_choice import UnitChoice


class RequestForm(forms.ModelForm):
    class Meta:
        model = DataRequest
        fields = ["kind", "wish"]
        widgets = {"kind": forms.RadioSelect, "wish": forms.Textarea(attrs={"rows": 5})}
        labels = {"kind": _("What would you like"), "wish": _("Describe it in your own words")}
        help_texts = {"wish": _("For a correction: what is written now, and what it should be.")}
        error_messages = {
            "kind": {"required": _("Choose what you would like.")},
            "wish": {"required": _("Describe in one or two sentences what you would like.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = DataRequest.Kind.choices  # without the empty choice


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer to the person"),
        help_text=_("Say what was done. The person reads these words."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what was done.")},
    )


class RefusalForm(forms.Form):
    prefix = "refusal"

    refusal = forms.ChoiceField(
        label=_("Legal reason"),
        choices=DataRequest.Refusal.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the legal reason.")},
    )
    answer = forms.CharField(
        label=_("Explanation to the person"),
        help_text=_("Say in plain words why, and where the person can complain."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Explain the refusal.")},
    )


class CorrectionForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["full_name", "title_before", "title_after", "email"]
        error_messages = {"full_name": {"required": _("Enter the name.")}, "email": EMAIL_WORDS}

    def validate_unique(self):
        """The service says whose an address is not; here its refusal becomes an error of the field."""

    def validate_constraints(self):
        """An address is put into lower case by the service."""


class NoticeForm(forms.Form):
    text_id = forms.CharField(
        label=_("Text in Indonesian"),
        help_text=_("Part paragraphs by an empty line. Begin a heading with # and a point of a list with -."),
        widget=forms.Textarea(attrs={"rows": 14, "lang": "id"}),
        error_messages={"required": _("Write the notice in Indonesian.")},
    )
    text_en = forms.CharField(
        label=_("Text in English"),
        widget=forms.Textarea(attrs={"rows": 14, "lang": "en"}),
        error_messages={"required": _("Write the notice in English.")},
    )
    effective_from = DayField(label=_("Holds from"))


class ContactForm(forms.ModelForm):
    class Meta:
        model = PrivacyContact
        fields = ["name", "email", "phone", "address"]
        error_messages = {"name": {"required": _("Enter the name.")}, "email": EMAIL_WORDS}

    def clean(self):
        facts = super().clean()
        if not any(facts.get(name) for name in ("email", "phone", "address")):
            self.add_error("email", _("Give at least one way to reach the contact."))
        return facts


class ActivityForm(forms.ModelForm):
    class Meta:
        model = ProcessingActivity
        fields = [
            "name",
            "purpose",
            "basis",
            "basis_detail",
            "subjects",
            "categories",
            "recipients",
            "transfers",
            "retention",
            "security",
            "source",
        ]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "recipients": forms.Textarea(attrs={"rows": 3}),
            "security": forms.Textarea(attrs={"rows": 3}),
            "categories": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = ProcessingActivity.Basis.choices  # without the empty choice


class PeriodForm(forms.ModelForm):
    days = forms.IntegerField(
        label=_("Kept for (days)"),
        min_value=1,
        error_messages={
            "required": _("Enter a number of days."),
            "invalid": _("Enter a whole number of days."),
            "min_value": _("Enter 1 day or more."),
        },
    )

    class Meta:
        model = RetentionRule
        fields = ["days", "basis"]

    def validate_constraints(self):
        """A change becomes a new version, made by the service."""


class MomentField(forms.DateTimeField):
    default_error_messages = {
        "required": _("Enter the date and time."),
        "invalid": _("Enter the date and time, such as 2026-12-31 13:30."),
    }

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(
            widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"], **kwargs
        )

    def validate(self, value):
        """At the ends of the calendar no other time zone can say when it was."""
        super().validate(value)
        if value and not 2000 <= value.year <= 2999:
            raise forms.ValidationError(_("Enter a day between the years 2000 and 2999."))


class BreachForm(forms.ModelForm):
    happened_at = MomentField(label=_("When it happened"))
    found_at = MomentField(label=_("When it was found"), help_text=_("The 3 × 24 hours for the notice run from here."))
    data_categories = forms.ModelMultipleChoiceField(
        DataCategory.objects.all(),
        label=_("Data that was disclosed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose which data was disclosed.")},
    )

    class Meta:
        model = BreachIncident
        fields = [
            "title",
            "unit",
            "happened_at",
            "found_at",
            "data_categories",
            "people_count",
            "cause",
            "measures",
            "advice",
        ]
        labels = {"people_count": _("Number of people, as far as known")}
        error_messages = {
            "title": {"required": _("Give the incident a title.")},
            "people_count": {"required": _("Enter a number; 0 if nobody knows yet.")},
            "cause": {"required": _("Describe how it happened.")},
            "measures": {"required": _("Describe what was done and will be done.")},
        }

    def __init__(self, *args, officer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_in_reach(officer, label=_("Unit concerned"))
        for name in ("cause", "measures", "advice"):
            self.fields[name].widget.attrs["rows"] = 4

    def clean(self):
        facts = super().clean()
        happened_at, found_at = facts.get("happened_at"), facts.get("found_at")
        if happened_at and found_at and found_at < happened_at:
            self.add_error("found_at", _("This is before it happened."))
        if found_at and found_at > timezone.now() + datetime.timedelta(minutes=5):
            self.add_error("found_at", _("This is in the future."))
        return facts

    def validate_constraints(self):
        """The service sets when the notice is due, which they are about as well."""


def unit_in_reach(officer, **options):
    """The open units whose privacy this officer manages."""
    field = UnitChoice(**options)
    field.offer(OrgUnit.objects.open().within_power(officer, Power.MANAGE_PRIVACY))
    return field


class AffectedForm(forms.Form):
    """People affected: a whole unit, a list of numbers, or both."""

    numbers = forms.CharField(
        label=_("NIP or NI PPPK, one on each line"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args, officer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"] = unit_in_reach(
            officer,
            label=_("Everyone in this unit and below it"),
            required=False,
            empty_label=_("No unit, only these numbers"),
        )

    def clean_numbers(self):
        numbers, broken = [], []
        for line in re.split(r"[\n,;]+", self.cleaned_data["numbers"]):
            if line.strip():
                try:
                    numbers.append(identity_numbers.parse(line).text)
                except identity_numbers.MalformedNumber:
                    broken.append(line.strip())
        if broken:
            raise forms.ValidationError(
                _("These are no numbers of 18 digits: %(numbers)s. Correct or remove them."),
                params={"numbers": ", ".join(broken[:10])},
            )
        return list(dict.fromkeys(numbers))

    def clean(self):
        facts = super().clean()
        if not self.errors and not facts.get("unit") and not facts.get("numbers"):
            raise forms.ValidationError(_("Choose a unit or enter numbers."))
        return facts
