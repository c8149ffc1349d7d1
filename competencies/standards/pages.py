"""What the pages of a standard show."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, F

from accounts.powers import Power
from competencies.models import PositionStandard, StandardLine
from competencies.standards.files import IN_ORDER
from competencies.standards.scales import level_names
from competencies.standards.words import positions_of, state_of

STANDARDS_ON_A_PAGE = 50
LINES_ON_A_PAGE = 60


@dataclass(frozen=True)
class ShownStandard:
    standard: PositionStandard
    state: str
    tone: str
    is_own: bool


@dataclass(frozen=True)
class ShownLine:
    line: StandardLine
    positions: str
    lowest: str
    wished: str


def standards_seen(user):
    return PositionStandard.objects.visible_to(user, Power.MANAGE_STANDARDS).select_related("unit")


def page_of_standards(user, number, on):
    """National ones first, then down the tree; in a unit, what begins last comes first."""
    seen = standards_seen(user).annotate(line_count=Count("lines"))
    ordered = seen.order_by(F("unit__path").asc(nulls_first=True), "-valid_from", "name", "pk")
    page = Paginator(ordered, STANDARDS_ON_A_PAGE).get_page(number)
    page.object_list = [
        ShownStandard(standard, *state_of(standard, on), is_own=may_manage(user, standard))
        for standard in page.object_list
    ]
    return page


def may_manage(user, standard):
    if standard.unit_id is None:
        return user.is_superuser
    return user.has_power_over(Power.MANAGE_STANDARDS, standard.unit)


def page_of_lines(standard, number):
    lines = standard.lines.select_related("competency__framework", "position_kind").order_by(*IN_ORDER)
    page = Paginator(lines, LINES_ON_A_PAGE).get_page(number)
    found = list(page.object_list)
    names = level_names({line.competency.framework_id for line in found})
    page.object_list = [_shown(line, names.get(line.competency.framework_id, {})) for line in found]
    return page


def _shown(line, names):
    return ShownLine(line, positions_of(line), names.get(line.lowest_level, ""), names.get(line.wished_level, ""))
