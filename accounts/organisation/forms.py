from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from accounts.models import OrgUnit, UnitChange
from accounts.organisation.tree import find, units_of, with_paths

# So many units can be told apart in a list of choices.
MOST_CHOICES = 20


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Name or code of a unit"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "maxlength": False}),
    )

    def clean_q(self):
        return " ".join(self.cleaned_data["q"].split())


class DatedForm(forms.Form):
    """Every change has its day and, where there is one, the decree that it rests on."""

    on = DayField(
        label=_("Holds from"),
        help_text=_("A day in the future is planned: the change is made on that day, and you can cancel it before."),
    )
    document = forms.CharField(
        label=_("Legal basis"),
        help_text=_("Number and date of the regulation or decree."),
        max_length=200,
        required=False,
    )

    def __init__(self, data=None, *, unit, user, today):
        super().__init__(data, initial={"on": today})
        self.unit = unit
        self.user = user

    @property
    def arguments(self):
        """What the service is called with."""
        return {name: self.cleaned_data[name] for name in ("on", "document")}

    @property
    def confirmed(self):
        """What the preview sends on: [(name, value)]."""
        return [(name, value) for name, value in self.data.items() if name in self.fields]


class RenameForm(DatedForm):
    name = forms.CharField(
        label=_("New name"), max_length=200, error_messages={"required": _("Enter the name of the unit.")}
    )
    field_order = ["name"]

    @property
    def arguments(self):
        return {"name": self.cleaned_data["name"], **super().arguments}


class FoundUnitField(forms.ChoiceField):
    widget = forms.RadioSelect

    def valid_value(self, value):
        """The form itself looks for the unit among those found; there is no list when only one fits."""
        return True


class TargetForm(DatedForm):
    """Asks for another unit by words; if several fit, the page comes back with a choice."""

    words = forms.CharField(max_length=200, error_messages={"required": _("Enter the name or code of a unit.")})
    target = FoundUnitField(label=_("The unit you mean"), required=False)
    field_order = ["words", "target"]
    label = ""
    argument = ""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["words"].label = self.label
        self.fields["words"].help_text = _("Part of the name, or the code. If several units fit, you choose one next.")
        self._found = self._find()
        self.fields["target"].choices = self._choices()
        if not self._choices():
            self.fields["target"].widget = forms.HiddenInput()

    def _find(self):
        """None until words were sent; never units that the change could not go to."""
        words = " ".join(self.data.get("words", "").split()) if self.is_bound else ""
        if not words:
            return None
        reached = units_of(self.user).open().exclude(path__startswith=self.unit.path)
        exact = reached.filter(code=words)
        return list((exact if exact.exists() else find(reached, words))[: MOST_CHOICES + 1])

    def _choices(self):
        if not self._found or not 1 < len(self._found) <= MOST_CHOICES:
            return []
        return [(str(unit.public_id), " › ".join([*names[1:], unit.name])) for unit, names in with_paths(self._found)]

    def clean(self):
        if self._found is None:
            return
        chosen = [unit for unit in self._found if str(unit.public_id) == self.data.get("target")]
        if not chosen and len(self._found) == 1:
            chosen = self._found
        if chosen:
            self.cleaned_data["unit"] = chosen[0]
        elif not self._found:
            self.add_error("words", _("No open unit that you manage fits. Check the spelling, or use the code."))
        elif len(self._found) > MOST_CHOICES:
            self.add_error("words", _("More than 20 units fit. Enter more of the name."))
        else:
            self.add_error("target", _("Several units fit. Choose one of them."))

    @property
    def arguments(self):
        return {self.argument: self.cleaned_data["unit"], **super().arguments}

    @property
    def confirmed(self):
        others = [(name, value) for name, value in super().confirmed if name != "target"]
        return [*others, ("target", self.cleaned_data["unit"].public_id)]


class MoveForm(TargetForm):
    label = _("New unit above")
    argument = "parent"


class MergeForm(TargetForm):
    label = _("Merge into")
    argument = "into"


CHANGE_FORMS = {
    UnitChange.Kind.RENAMED: RenameForm,
    UnitChange.Kind.MOVED: MoveForm,
    UnitChange.Kind.MERGED: MergeForm,
    UnitChange.Kind.CLOSED: DatedForm,
    UnitChange.Kind.REOPENED: DatedForm,
}


class CorrectionForm(forms.ModelForm):
    """What is no event: codes, the short name, the day of opening."""

    opened_on = DayField(label=_("Opened on"), required=False)

    class Meta:
        model = OrgUnit
        fields = ["short_name", "code", "siasn_id", "opened_on"]
        help_texts = {
            "code": _("The agency's own code. Two open units of an agency never share one."),
            "siasn_id": _("Imports know the unit by it, whatever its name is."),
        }

    def _post_clean(self):
        """Nothing: the service judges, and names the unit that already has the code."""


class NewUnitForm(CorrectionForm):
    on = DayField(label=_("Opened on"))
    document = forms.CharField(
        label=_("Legal basis"),
        help_text=_("Number and date of the regulation or decree."),
        max_length=200,
        required=False,
    )
    opened_on = None

    class Meta(CorrectionForm.Meta):
        fields = ["name", "short_name", "code", "siasn_id"]
        error_messages = {"name": {"required": _("Enter the name of the unit.")}}
