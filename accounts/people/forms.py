from django import forms
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from accounts.forms import EMAIL_WORDS, IdentityNumberField
from accounts.models import Employment, OrgUnit, PositionKind, Rank, User
from accounts.powers import Power
from accounts.unit_choice import UnitChoice, is_uuid

UNIT_IS_CLOSED = _("This unit is closed on that day. Choose another unit or an earlier day.")

MOST_UNITS = 100


class PeopleFilter(forms.Form):
    """`cleaned_data` has a value for every field, also where nothing was asked or what was asked makes no sense."""

    q = forms.CharField(
        label=_("Name, NIP or e-mail"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "maxlength": False}),
    )
    unit = UnitChoice(required=False)
    state = forms.ChoiceField(
        label=_("Which people"),
        required=False,
        choices=[
            ("", _("Employed")),
            ("not_activated", _("Account not activated yet")),
            ("left", _("Left")),
            ("closed", _("Account closed")),
            ("all", _("Everyone")),
        ],
    )
    status = forms.ChoiceField(label=_("Employment status"), required=False)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, viewer):
        super().__init__(data)
        self.viewer = viewer
        self.fields["status"].choices = [("", _("All")), *Employment.Status.choices]
        self.fields["unit"].empty_label = _("All my units")
        self.fields["unit"].queryset = self._units(data.get("unit", ""))

    def clean_q(self):
        return " ".join(self.cleaned_data["q"].split())

    def clean_after(self):
        return self._edge("after")

    def clean_before(self):
        return self._edge("before")

    def filters(self):
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}

    def _edge(self, name):
        public_id = self.cleaned_data[name]
        if not public_id:
            return None
        return User.objects.within_power(self.viewer, Power.SEE_PEOPLE).filter(public_id=public_id).first()

    def _units(self, chosen):
        """The units served with those below; when one is chosen, the way to it and what lies below it."""
        reached = OrgUnit.objects.within_power(self.viewer, Power.SEE_PEOPLE)
        top = reached.filter(public_id=chosen).first() if is_uuid(chosen) else None
        if top:
            above = [top.path[:end] for end in range(top.steplen, len(top.path) + 1, top.steplen)]
            shown = Q(path__in=above) | Q(path__startswith=top.path, depth=top.depth + 1)
        else:
            shown = Q(depth=1)
            for unit in self.viewer.units_with(Power.SEE_PEOPLE):
                shown |= Q(path__startswith=unit.path, depth__lte=unit.depth + 1)
        wanted = reached.filter(shown).order_by("path").values("pk")[:MOST_UNITS]
        return OrgUnit.objects.filter(pk__in=list(wanted.values_list("pk", flat=True)))


class NamesForm(forms.Form):
    full_name = forms.CharField(
        label=_("Name without titles"), max_length=150, error_messages={"required": _("Enter the name.")}
    )
    title_before = forms.CharField(label=_("Titles before the name"), max_length=60, required=False)
    title_after = forms.CharField(label=_("Titles after the name"), max_length=60, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Links to activate the account and to choose a new password are sent here."),
        error_messages=EMAIL_WORDS,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_full_name(self):
        return " ".join(self.cleaned_data["full_name"].split())


class EmploymentForm(forms.Form):
    """What a person is from a day on. `reach` are the units to choose from."""

    number = IdentityNumberField(
        label=_("NIP or NI PPPK"),
        max_length=40,
        help_text=_("18 digits. Spaces and dots do no harm."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(label=_("Employment status"), choices=Employment.Status.choices)
    unit = UnitChoice()
    position_title = forms.CharField(label=_("Position"), max_length=200, required=False)
    position_kind = forms.ModelChoiceField(
        PositionKind.objects.all(), label=_("Position kind"), required=False, empty_label=_("Not recorded")
    )
    rank = forms.ModelChoiceField(
        Rank.objects.all(), label=_("Rank and grade"), required=False, empty_label=_("Not recorded")
    )
    started_on = DayField(
        label=_("Holds from"), help_text=_("A day to come is possible: until then everything stays as it is.")
    )

    def __init__(self, *args, reach, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(reach.open())


class NewPersonForm(NamesForm, EmploymentForm):
    field_order = ["full_name", "title_before", "title_after", "email"]


def endings():
    choices = Employment.Ending.choices
    return [(code, capfirst(label)) for code, label in choices if code != Employment.Ending.CHANGED]


class LeavingForm(forms.Form):
    on = DayField(
        label=_("No longer works here from"),
        help_text=_("The first day on which the person no longer belongs to the agency."),
    )
    ending = forms.ChoiceField(
        label=_("Reason"),
        widget=forms.RadioSelect,
        choices=endings,
        error_messages={"required": _("Choose the reason.")},
    )
    closes_account = forms.BooleanField(
        label=_("Close the account at once"),
        required=False,
        help_text=_("Without this, the person can still sign in and fetch their own certificates."),
    )


class SuperiorForm(forms.Form):
    """Anyone of the same agency, also outside the officer's units: superiors often sit above them."""

    number = IdentityNumberField(
        label=_("NIP or NI PPPK of the superior"),
        max_length=40,
        required=False,
        help_text=_("Leave it empty if the person has no superior."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, employment, **kwargs):
        super().__init__(*args, **kwargs)
        self.employment = employment

    def clean_number(self):
        number = self.cleaned_data["number"]
        self.superior = None
        if not number:
            return number
        agency = self.employment.unit.agency_path
        found = Employment.objects.current().filter(number=number, unit__path__startswith=agency)
        found = found.exclude(user=self.employment.user_id).select_related("user").first()
        if found is None:
            raise forms.ValidationError(_("Nobody else with this number works in this agency now. Check the number."))
        self.superior = found.user
        return number


class OtherRecordForm(forms.Form):
    """The second record of a merge, by any number that it ever had, among the people of the officer's reach."""

    number = IdentityNumberField(
        label=_("NIP or NI PPPK of the other record"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args, person, reach, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.reach = person, reach

    def clean_number(self):
        number = self.cleaned_data["number"]
        self.other = self.reach.filter(employments__number=number).exclude(pk=self.person.pk).distinct().first()
        if self.other is None:
            raise forms.ValidationError(_("No other person in your units has this number. Check it against the list."))
        return number
