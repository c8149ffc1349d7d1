"""How many people of a unit have a development plan, and how far these are."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, FilteredRelation, Q
from django.db.models.functions import Left

from accounts.models import Employment, OrgUnit
from competencies.models import DevelopmentPlan

Status = DevelopmentPlan.Status


@dataclass(frozen=True)
class PlanFigures:
    people: int = 0
    draft: int = 0
    asked: int = 0
    returned: int = 0
    agreed: int = 0
    done: int = 0

    @property
    def with_plan(self):
        return self.draft + self.asked + self.returned + self.agreed + self.done

    @property
    def approved(self):
        """Agreed by the superior, whether it is done by now or not."""
        return self.agreed + self.done

    @property
    def share(self):
        """Approved plans of all people, in whole percent; None where nobody works."""
        return round(100 * self.approved / self.people) if self.people else None


@dataclass(frozen=True)
class UnitPlans:
    """`children` are (unit, figures) of the units right below; `here` is who works in the unit itself."""

    unit: OrgUnit
    total: PlanFigures
    here: PlanFigures
    children: list


def of_unit(*, unit, year) -> UnitPlans:
    """The people who work in the unit's subtree today, without those whose data may not be used. Two queries."""
    length = len(unit.path) + OrgUnit.steplen
    counted = (
        people_of(unit)
        .annotate(branch=Left("unit__path", length))
        .annotate(plan=FilteredRelation("user__development_plans", condition=Q(user__development_plans__year=year)))
        .order_by()
        .values_list("branch", "plan__status")
        .annotate(number=Count("pk"))
    )
    branches = {}
    for path, status, number in counted:
        branches.setdefault(path, Counter())[status] += number
    below = OrgUnit.objects.filter(path__startswith=unit.path, depth=unit.depth + 1)
    return UnitPlans(
        unit=unit,
        total=_figures(sum(branches.values(), Counter())),
        here=_figures(branches.get(unit.path, Counter())),
        children=[
            (child, _figures(branches.get(child.path, Counter())))
            for child in below
            if child.closed_on is None or child.path in branches
        ],
    )


def people_of(unit):
    return Employment.objects.current().in_subtree(unit).filter(user__processing_restricted_at=None)


def _figures(numbers):
    return PlanFigures(people=sum(numbers.values()), **{status: numbers[status] for status in Status.values})
