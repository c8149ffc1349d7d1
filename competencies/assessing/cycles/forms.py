from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.day_fields import DayField
from accounts.models import OrgUnit
from accounts.powers import Power
from accounts.unit_choice import UnitChoice
from competencies.assessing.areas import in_order, leaves

MOST_COMPETENCIES = 30
LONGEST_DAYS = 366


class CycleForm(forms.Form):
    """The competencies are asked framework by framework, each a field of its own, so that long lists can be folded."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Superiors and those assessed read it, for example “Competency assessment 2026”."),
        max_length=160,
        error_messages={"required": gettext_lazy("Give the cycle a name.")},
    )
    unit = UnitChoice(help_text=gettext_lazy("Everybody who works there or in the units below it is assessed."))
    opens_on = DayField(label=gettext_lazy("First day"))
    closes_on = DayField(label=gettext_lazy("Last day"))
    validity_months = forms.IntegerField(
        label=gettext_lazy("Validity of the superior’s word, in months"),
        min_value=1,
        max_value=120,
        initial=24,
        widget=forms.NumberInput(attrs={"class": "input-s"}),
    )
    has_peers = forms.BooleanField(
        label=gettext_lazy("Peers assess too"),
        help_text=gettext_lazy(
            "Each person names 7 to 10 colleagues, and the superior may add some. Their answers are only shown as a "
            "rough range, where at least five answered on every competency, after the last day; they prove no level."
        ),
        required=False,
    )

    def __init__(self, *args, officer, cycle=None, at, **kwargs):
        super().__init__(*args, initial=_initial(cycle), **kwargs)
        self.today = timezone.localdate(at)
        units = OrgUnit.objects.open().within_power(officer, Power.RUN_ASSESSMENTS)
        self.fields["unit"].offer(units)
        self.by_framework = _by_framework(officer)
        chosen = {str(key) for key in cycle.competencies.values_list("pk", flat=True)} if cycle else set()
        for name, (framework, competencies) in self.by_framework.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=framework.name,
                choices=[(each.code, each.name) for each in competencies],
                required=False,
                initial=[each.code for each in competencies if str(each.pk) in chosen],
                widget=forms.CheckboxSelectMultiple,
            )

    def framework_fields(self):
        """(field, whether something of it is chosen) for the page."""
        return [(self[name], bool(self[name].value())) for name in self.by_framework]

    def plain_fields(self):
        return [self[name] for name in self.base_fields]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if last and last < self.today:
            self.add_error("closes_on", _("That day is over. Choose a later one."))
        elif first and last and last < first:
            self.add_error("closes_on", _("The last day is before the first one."))
        elif first and last and (last - first).days > LONGEST_DAYS:
            self.add_error("closes_on", _("A cycle takes a year at most."))
        self._check_competencies(cleaned)
        return cleaned

    def _check_competencies(self, cleaned):
        chosen = self._chosen(cleaned)
        cleaned["competencies"] = [competency for competency, _name in chosen]
        if not chosen:
            self.add_error(None, _("Choose at least one competency."))
        if len(chosen) > MOST_COMPETENCIES:
            facts = {"most": MOST_COMPETENCIES, "chosen": len(chosen)}
            self.add_error(None, _("Choose at most %(most)s competencies; these are %(chosen)s.") % facts)
        unit = cleaned.get("unit")
        for competency, name in chosen if unit else ():
            agency = competency.framework.agency
            if agency and agency.path != unit.agency_path and name not in self.errors:
                self.add_error(name, _("This framework belongs to another agency than the unit."))

    def _chosen(self, cleaned):
        return [
            (each, name)
            for name, (_framework, competencies) in self.by_framework.items()
            for each in competencies
            if each.code in cleaned.get(name, ())
        ]

    @property
    def facts(self):
        names = (*self.base_fields, "competencies")
        return {name: self.cleaned_data[name] for name in names}


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays on record."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the reason in a few words.")},
    )


def _by_framework(officer):
    """{name of the field: (framework, its competencies)} of those that the officer's units may use."""
    reach = leaves()
    if not officer.is_superuser:
        paths = {unit.agency_path for unit in officer.units_with(Power.RUN_ASSESSMENTS)}
        reach = reach.filter(Q(framework__agency=None) | Q(framework__agency__path__in=paths))
    fields = {}
    for competency in in_order(reach.select_related("framework__agency", "parent")):
        name = f"framework-{competency.framework.code}"
        fields.setdefault(name, (competency.framework, []))[1].append(competency)
    return fields


def _initial(cycle):
    if cycle is None:
        return None
    names = ("name", "unit", "opens_on", "closes_on", "validity_months", "has_peers")
    return {name: getattr(cycle, name) for name in names}
