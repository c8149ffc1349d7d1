from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from accounts.models import OrgUnit


def indented(unit):
    return f"{'— ' * (unit.depth - 1)}{unit.name}"


class UnitField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(OrgUnit.objects.open(), label=kwargs.pop("label", _("unit")), **kwargs)

    def label_from_instance(self, unit):
        return indented(unit)


class UnitForm(forms.ModelForm):
    """Closing and merging need to be seen before they happen, so they have pages of their own on the site."""

    class Meta:
        model = OrgUnit
        fields = ["name", "short_name", "code", "siasn_id", "opened_on"]
        widgets = {"opened_on": AdminDateInput}

    def _post_clean(self):
        """Nothing: the services judge, and name the unit that already has a code."""


class NewUnitForm(UnitForm):
    parent = UnitField(label=_("belongs to"), required=False, empty_label=_("nothing: it is an agency of its own"))
    field_order = ["parent"]


class MoveUnitForm(forms.ModelForm):
    """Offers no unit that would make a circle; the service refuses it all the same."""

    parent = UnitField(label=_("New unit above"))
    on = forms.DateField(label=_("Holds from"), widget=AdminDateInput)
    document = forms.CharField(label=_("Legal basis"), max_length=200, required=False)

    class Meta:
        model = OrgUnit
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.instance.path
        self.fields["parent"].queryset = OrgUnit.objects.open().exclude(path__startswith=own)

    def _post_clean(self):
        """Nothing: a move changes no field of the form's unit."""
