"""The differences of a run as an administrator reads them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import OrgUnit, User
from competencies.models import Competency

NAMES = {
    "required_level": gettext_lazy("level demanded"),
    "weight": gettext_lazy("weight"),
    "level": gettext_lazy("level proved"),
    "counting_level": gettext_lazy("level that counts"),
    "evidence": gettext_lazy("row of the ledger"),
    "people": gettext_lazy("people"),
    "reached": gettext_lazy("people who reach it"),
    "outdated": gettext_lazy("people whose proof is too old"),
    "unproved": gettext_lazy("people without a proof"),
    "missing_levels": gettext_lazy("levels missing"),
    "unit_path": gettext_lazy("place of the unit in the tree"),
    "employment_key": gettext_lazy("row of the employment"),
    "position_kind_key": gettext_lazy("kind of position"),
    "position_title": gettext_lazy("position"),
    "next_change_on": gettext_lazy("day of the next change"),
}


@dataclass(frozen=True)
class Told:
    """`whose` is a person or a unit. `facts` are (what, prepared, by the ledger), only what differs."""

    whose: str
    competency: str
    facts: list


def differences_told(run):
    """Three queries, for the examples that the run kept."""
    people = _named(User, [each["person"] for each in run.examples], "full_name")
    units = _named(OrgUnit, [each["unit"] for each in run.examples], "name")
    codes = {each["competency"] for each in run.examples}
    competencies = {each.code: each for each in Competency.objects.filter(code__in=codes - {None})}
    return [
        Told(
            whose=people.get(each["person"]) or units.get(each["unit"]) or _("a record that is no longer there"),
            competency=_competency(each["competency"], competencies),
            facts=list(_facts(each["prepared"] or {}, each["ledger"] or {})),
        )
        for each in run.examples
    ]


def _facts(prepared, ledger):
    for name in sorted(prepared.keys() | ledger.keys(), key=list(NAMES).index):
        sides = _said(prepared.get(name)), _said(ledger.get(name))
        if sides[0] != sides[1]:
            yield (NAMES[name], *sides)


def _said(value):
    return "–" if value in (None, "") else str(value)


def _competency(code, competencies):
    if code is None:
        return _("Unit and position")
    return f"{code} {competencies[code].name}" if code in competencies else code


def _named(model, public_ids, field):
    found = model.objects.filter(public_id__in=[each for each in public_ids if each])
    return {str(public_id): name for public_id, name in found.values_list("public_id", field)}
