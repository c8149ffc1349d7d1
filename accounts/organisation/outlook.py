"""What a change would do, counted before anybody confirms it."""

from dataclasses import dataclass

from accounts.models import Employment, OrgUnit, RoleAssignment, UnitChange
from accounts.services.unit_rules import open_children, people_from


@dataclass(frozen=True)
class Outlook:
    """`people` are in the unit itself, `people_below` in the units below it."""

    change: UnitChange
    is_planned: bool
    people: int
    people_below: int
    units_below: int
    children: int
    roles: int
    leaves_agency: bool


def outlook(change, *, today, at):
    unit, target = change.unit, change.new_parent
    below = OrgUnit.objects.open().filter(path__startswith=unit.path).exclude(pk=unit.pk)
    people = people_from(unit=unit, on=change.effective_on).values("user").distinct().count()
    everybody = Employment.objects.in_subtree(unit).current(max(change.effective_on, today))
    return Outlook(
        change=change,
        is_planned=change.effective_on > today,
        people=people,
        people_below=everybody.exclude(unit=unit).count(),
        units_below=below.count(),
        children=open_children(unit=unit).count(),
        roles=RoleAssignment.objects.filter(unit=unit).exclude(ended_at__lte=at).count(),
        leaves_agency=target is not None and target.agency_path != unit.agency_path,
    )
