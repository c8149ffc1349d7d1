"""Figures of a unit and of the units right below it, from one query, with small groups kept back."""

from dataclasses import astuple, dataclass
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import Substr

from reports.small_groups import SMALLEST_GROUP
from reports.standing import IS_MET


@dataclass(frozen=True)
class Figures:
    """`required` counts the people who have a minimum to reach: the share is theirs alone."""

    people: int = 0
    required: int = 0
    met: int = 0
    certificates: int = 0
    completed: int = 0

    @property
    def share(self):
        """Per cent of those with a minimum who reached it; None when the group is too small to say."""
        return self.met * 100 // self.required if self.required >= SMALLEST_GROUP else None


@dataclass(frozen=True)
class ChildFigures:
    """A unit right below; without `public_id` the people who work in the unit itself."""

    name: str
    public_id: UUID | None
    figures: Figures


def figures_by_child(people, unit):
    """{tree path: Figures} of the units right below `unit`, and of `unit` itself for its own people."""
    rows = (
        people.order_by()
        .values(path=Substr("unit__path", 1, len(unit.path) + unit.steplen))
        .annotate(
            people=Count("pk"),
            required=Count("minimum"),
            met=Count("pk", filter=IS_MET),
            certificates_held=Sum("certificates"),
            courses_completed=Sum("completed"),
        )
    )
    return {
        row["path"]: Figures(
            row["people"], row["required"], row["met"], row["certificates_held"], row["courses_completed"]
        )
        for row in rows
    }


def total(by_path):
    columns = zip(*(astuple(figures) for figures in by_path.values()), strict=True)
    return Figures(*map(sum, columns))


def children(by_path, units, unit):
    """What the drill-down lists: the units below in tree order, first the people who belong to none of them."""
    listed = [ChildFigures(child.name, child.public_id, by_path.get(child.path, Figures())) for child in units]
    if listed and unit.path in by_path:
        listed.insert(0, ChildFigures(unit.name, None, by_path[unit.path]))
    return listed
