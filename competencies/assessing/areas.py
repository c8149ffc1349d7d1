"""The competencies of frameworks by area, as forms and tables show them."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from competencies.models import Competency


@dataclass(frozen=True)
class Area:
    name: str
    description: str
    competencies: list


def leaves():
    """What can be judged: competencies, and areas that nobody divided."""
    return Competency.objects.filter(children=None)


def areas_of(framework):
    """The areas of a framework in its order, each with its competencies."""
    rows = leaves().filter(framework=framework).select_related("framework", "parent")
    return grouped(sorted(rows, key=_place))


def grouped(competencies):
    """Areas of competencies that stand in the order of their framework, with `parent` and `framework` loaded."""
    return [
        _area(parent, list(group)) for parent, group in groupby(competencies, key=lambda competency: competency.parent)
    ]


def in_order(competencies):
    return sorted(competencies, key=lambda each: (each.framework.code, *_place(each)))


def _place(competency):
    area = competency.parent or competency
    is_of_area = competency.parent is not None
    # What has no area of its own comes last, together.
    return (
        not is_of_area,
        area.order if is_of_area else 0,
        area.code if is_of_area else "",
        competency.order,
        competency.code,
    )


def _area(parent, competencies):
    if parent is None:
        return Area(_("Without an area"), "", competencies)
    return Area(parent.name, parent.description, competencies)
