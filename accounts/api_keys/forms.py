import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.api_keys.scopes import OF_AGENCIES, OWN
from accounts.api_keys.services import DAYS
from accounts.models import OrgUnit
from accounts.powers import Power


class OwnKeyForm(forms.Form):
    """`key` names the key to be made, so that a form that is sent twice makes one."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("What the key is for"),
        help_text=_("So that you can tell your keys apart later. For example: my spreadsheet."),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "input-m", "autocomplete": "off"}),
        error_messages={"required": _("Say what the key is for.")},
    )
    days = forms.TypedChoiceField(
        label=_("Works for"),
        coerce=int,
        choices=[(days, ngettext_lazy("%d day", "%d days", days) % days) for days in DAYS],
        initial=90,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long the key works.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4

    @property
    def scopes(self):
        return [OWN]


class AgencyKeyForm(OwnKeyForm):
    agency = forms.ModelChoiceField(
        OrgUnit.objects.none(),
        label=_("Agency"),
        to_field_name="public_id",
        empty_label=None,
        error_messages={
            "required": _("Choose the agency."),
            "invalid_choice": _("Choose an agency from the list."),
        },
    )
    chosen_scopes = forms.MultipleChoiceField(
        label=_("What it may read"),
        help_text=_("As little as the other system needs."),
        choices=list(OF_AGENCIES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from the list.")},
    )
    field_order = ["key", "agency", "name", "chosen_scopes", "days"]

    def __init__(self, *args, officer, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = agencies_of(officer)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].label_from_instance = lambda agency: agency.name
        self.fields["name"].help_text = _("Which system reads with it. For example: personnel system of BKPSDM.")

    @property
    def scopes(self):
        return self.cleaned_data["chosen_scopes"]


def agencies_of(officer):
    return OrgUnit.objects.within_power(officer, Power.MANAGE_API_KEYS).filter(depth=1)
