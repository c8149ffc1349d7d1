from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.day_fields import DayField
from accounts.models import OrgUnit, PositionKind
from accounts.powers import Power
from accounts.unit_choice import UnitChoice
from competencies.standards.files import MAX_SIZE
from competencies.standards.lines import LONGEST_TITLE, WEIGHTS, Facts
from competencies.standards.problems import describe
from competencies.standards.scales import demandable


class StandardForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Such as “Standar Kompetensi Dinas Kominfo 2027”. People read it beside each demand."),
        max_length=160,
        error_messages={"required": _("Enter the name of the standard.")},
    )
    basis = forms.CharField(
        label=_("Legal basis"),
        help_text=_("Number and date of the regulation or decree."),
        max_length=255,
        required=False,
    )
    valid_from = DayField(label=_("Holds from"))
    valid_until = DayField(label=_("Last day"), required=False, help_text=_("Empty: until you end it."))

    def refuse(self, refused):
        refuse(self, refused)


class NewStandardForm(StandardForm):
    unit = UnitChoice(help_text=_("It holds for this unit and all units below it."))
    field_order = ["unit", "name", "basis"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if user.is_superuser:
            field.required = False
            field.empty_label = _("The whole nation")
            field.help_text = _("Empty: it holds for every agency.")
        field.offer(OrgUnit.objects.within_power(user, Power.MANAGE_STANDARDS).open())


class CopyForm(NewStandardForm):
    """The copy has the legal basis of the original until somebody changes it."""

    basis = None
    valid_until = None


def refuse(form, refused):
    """What a service refused, beside the field it is about."""
    for problem in dict.fromkeys(refused.problems):
        form.add_error(problem.field if problem.field in form.fields else None, describe(problem))


class LineForm(forms.Form):
    competency = forms.ChoiceField(label=_("Competency"), error_messages={"required": _("Choose a competency.")})
    kind = forms.ChoiceField(label=_("Kind of position"), required=False)
    title = forms.CharField(
        label=_("Position title"),
        help_text=_("Only if it is demanded of one position, written as in the records of the people."),
        max_length=LONGEST_TITLE,
        required=False,
    )
    lowest_level = forms.IntegerField(
        label=_("Lowest level"),
        help_text=_("A number of the framework’s scale. Whoever has proved it has no gap."),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    wished_level = forms.IntegerField(
        label=_("Wished level"),
        help_text=_("Where people of these positions should get in time."),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    recent_months = forms.IntegerField(
        label=_("Proof no older than, in months"),
        help_text=_("Empty: a proof counts for as long as it is valid."),
        required=False,
        min_value=1,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    weight = forms.IntegerField(
        label=_("Weight"),
        help_text=_("1 to 5. Gaps of a larger weight come first in the advice."),
        required=False,
        min_value=WEIGHTS[0],
        max_value=WEIGHTS[-1],
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    is_waived = forms.BooleanField(
        label=_("Not demanded here"),
        help_text=_("For what is demanded further up, but not of these positions. Then leave the levels empty."),
        required=False,
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self._keys = {}
        self.fields["competency"].choices = [("", _("Choose a competency")), *self._competencies(unit)]
        kinds = [(kind.code, kind.name) for kind in PositionKind.objects.all()]
        self.fields["kind"].choices = [("", _("Every kind of position")), *kinds]

    def _competencies(self, unit):
        groups = {}
        for competency in demandable(unit).order_by("framework__code", "order", "code"):
            value = code_of(competency)
            self._keys[value] = competency.pk
            groups.setdefault(competency.framework.name, []).append((value, f"{competency.code} {competency.name}"))
        return list(groups.items())

    @property
    def facts(self):
        found = dict(self.cleaned_data)
        return Facts(
            competency=self._keys[found.pop("competency")],
            weight=1 if found["weight"] is None else found["weight"],
            **{name: value for name, value in found.items() if name != "weight"},
        )


def code_of(competency):
    """How a form names a competency: by codes, as everybody else does."""
    return f"{competency.framework.code} {competency.code}"


def initial_of(line):
    return {
        "competency": code_of(line.competency),
        "kind": line.position_kind.code if line.position_kind_id else "",
        "title": line.position_title,
        "lowest_level": line.lowest_level,
        "wished_level": line.wished_level,
        "recent_months": line.recent_months,
        "weight": line.weight,
        "is_waived": line.is_waived,
    }


class PublishForm(forms.Form):
    ends_previous = forms.BooleanField(
        label=_("End the earlier standards of this unit on the day before"), required=False, initial=True
    )


class EndForm(forms.Form):
    last_day = DayField(label=_("Last day"), help_text=_("From the next day on it is no longer demanded."))


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("The template filled in, as .xlsx or .csv, 500 KB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty. Fill in the template.")},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise ValidationError(_("The file has more than 500 KB. Divide it into several files."))
        return file
