import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts import identity_numbers
from accounts.course_directory import course_with_code
from accounts.day_fields import DayField
from accounts.granting import people_in_reach
from accounts.models import OrgUnit, RoleAssignment, User
from accounts.powers import Power, grants
from accounts.unit_choice import find_unit, is_uuid

Role = RoleAssignment.Role
MOST_NAMED = 5


def named(roles):
    return [(role.value, capfirst(role.label)) for role in roles]


def reason_field(help_text):
    errors = {"required": _("Write the reason in a few words.")}
    return forms.CharField(label=_("Reason"), help_text=help_text, max_length=200, error_messages=errors)


def person_field(label):
    return forms.CharField(
        label=label,
        help_text=_("NIP, NI PPPK, e-mail or name."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the NIP, NI PPPK, e-mail or name of the person.")},
    )


class RoleFilter(forms.Form):
    q = forms.CharField(
        label=_("Name or NIP"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All")), *named(Role)])
    state = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Held now or later")), ("over", _("Ended")), ("all", _("All"))],
    )

    def clean_q(self):
        return " ".join(self.cleaned_data["q"].split())


class TimesForm(forms.Form):
    """Dates as officers say them: the last day belongs to the time; nothing begins in the past."""

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day and day < timezone.localdate(self.at):
            raise ValidationError(_("That day is over. Leave the field empty to begin now."), code="past")
        return day

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if last and last < (first or timezone.localdate(self.at)):
            self.add_error("ends_on", _("The last day is before the first one."))
        return cleaned

    @property
    def times(self):
        first, last = self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]
        return {
            "starts_at": midnight(first) if first and first > timezone.localdate(self.at) else None,
            "ends_at": midnight(last + datetime.timedelta(days=1)) if last else None,
        }


class GrantForm(TimesForm):
    person = person_field(_("Person"))
    role = forms.ChoiceField(label=_("Role"), error_messages={"required": _("Choose a role.")})
    unit = forms.CharField(
        label=_("Unit"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    course = forms.CharField(
        label=_("Course code"),
        help_text=_("For trainers, organisers and markers of one course, for example LDA-101."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-m", "autocomplete": "off"}),
    )
    starts_on = DayField(label=_("First day"), help_text=_("Leave it empty to begin now."), required=False)
    ends_on = DayField(label=_("Last day"), help_text=_("Leave it empty if no end is planned."), required=False)
    reason = reason_field(_("For example the number of the decree. It stays on record."))

    def __init__(self, *args, officer, **kwargs):
        super().__init__(*args, **kwargs)
        self.officer = officer
        to_give = [role for role in Role if role in roles_to_give(officer)]
        self.fields["role"].choices = [("", _("Choose a role")), *named(to_give)]
        if officer.has_power(Power.GRANT_ROLES):
            self.fields["unit"].help_text = unit_hint(to_give)
        else:
            del self.fields["unit"]
        if not (officer.is_superuser or officer.courses_with(Power.TEACH)):
            del self.fields["course"]

    def clean_person(self):
        return find_person(self.cleaned_data["person"], people_in_reach(self.officer))

    def clean_unit(self):
        text = " ".join(self.cleaned_data["unit"].split())
        return find_unit(text, OrgUnit.objects.open().within_power(self.officer, Power.GRANT_ROLES)) if text else None

    def clean_course(self):
        code = self.cleaned_data["course"].strip()
        course = course_with_code(code.upper()) if code else None
        if code and course is None:
            raise ValidationError(_("There is no course with this code."), code="unknown")
        return course

    def clean(self):
        cleaned = super().clean()
        role, unit, course = cleaned.get("role"), cleaned.get("unit"), cleaned.get("course")
        if role in RoleAssignment.OF_A_UNIT and not unit and "unit" not in self.errors:
            self.add_error("unit", _("This role serves a unit: name it."))
        if role == Role.ADMINISTRATOR and unit:
            self.add_error("unit", _("An administrator serves the whole site: leave the unit empty."))
        if course and role and role not in RoleAssignment.OF_A_COURSE:
            self.add_error("course", _("This role is not held in a course: leave the course empty."))
        elif course and unit:
            self.add_error("course", _("Name either a unit or a course."))
        return cleaned


class DelegateForm(TimesForm):
    colleague = person_field(_("Colleague who stands in for you"))
    starts_on = DayField(label=_("First day"), help_text=_("Leave it empty to begin now."), required=False)
    ends_on = DayField(label=_("Last day"), error_messages={"required": _("Choose the last day.")})
    reason = reason_field(_("For example annual leave."))

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people

    def clean_colleague(self):
        return find_person(self.cleaned_data["colleague"], self.people)


class EndForm(forms.Form):
    reason = reason_field(_("It stays on record."))


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(choices=[("approve", ""), ("refuse", "")])
    reason = forms.CharField(label=_("Reason"), help_text=_("Needed if you refuse."), max_length=200, required=False)


def unit_hint(to_give):
    roles = ", ".join(str(role.label) for role in to_give if role in RoleAssignment.OF_A_UNIT)
    hint, needed = _("Name or code. The role holds for this unit and everything below it."), _("Needed for: %(roles)s.")
    return f"{hint} {needed % {'roles': roles}}" if roles else hint


def roles_to_give(officer):
    if officer.is_superuser:
        return set(Role.values)
    return {role for role in Role.values for held in officer.held_assignments if grants(held.role, role)}


def midnight(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def find_person(text, people):
    """The one person among `people` whom the text names. Whoever is not among them is as good as unknown."""
    text = " ".join(text.split())
    found = list(people.filter(_names(text)).distinct().order_by("full_name")[: MOST_NAMED + 1])
    if not found:
        raise ValidationError(_("Nobody in your reach has this number, e-mail or name."), code="unknown")
    if len(found) > 1:
        names = ", ".join(person.full_name for person in found[:MOST_NAMED])
        raise ValidationError(
            _("Several people fit: %(names)s. Enter the NIP or NI PPPK."), code="several", params={"names": names}
        )
    return found[0]


def words_for(text, people):
    """What stands in the field for a person whom a link named by their id: what an officer would have typed."""
    person = people.filter(public_id=text).first() if is_uuid(text) else None
    if person is None:
        return text
    employment = person.current_employment()
    return employment.grouped_number if employment else person.email or text


def _names(text):
    if is_uuid(text):
        return Q(public_id=text)
    if "@" in text:
        return Q(email=User.objects.normalize_email(text))
    digits = identity_numbers.normalise(text)
    return Q(employments__number=digits) if digits.isdigit() else Q(full_name__icontains=text)
