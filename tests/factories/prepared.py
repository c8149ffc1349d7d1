"""Standards that bind at once, and what is prepared of the people who are judged by them."""

import datetime

from competencies.models import Competency, CompetencyStanding, GapCell, PersonStanding, PositionStandard, StandardLine
from competencies.standing.services import refresh

PILLARS = "kominfo-4-pilar"
LONG_AGO = datetime.date(2020, 1, 1)


def competency(code="AMAN.3", framework=PILLARS):
    return Competency.objects.get(framework__code=framework, code=code)


def bind(levels, *, unit=None, valid_from=LONG_AGO, valid_until=None, recent_months=None, at=None, **fields):
    """A published standard that demands `levels` {code: level} of everybody in the unit's subtree."""
    at = at or datetime.datetime.combine(valid_from, datetime.time(8), tzinfo=datetime.UTC)
    standard = PositionStandard.objects.create(
        name="Standar contoh",
        unit=unit,
        valid_from=valid_from,
        valid_until=valid_until,
        published_at=at,
        created_at=at,
    )
    StandardLine.objects.bulk_create(
        StandardLine(
            standard=standard, competency=competency(code), lowest_level=level, recent_months=recent_months, **fields
        )
        for code, level in levels.items()
    )
    return standard


def refreshed(*people, at):
    refresh(person_ids=[person.pk for person in people], at=at)


def rows_of(person):
    """{code: (required, level, counting)} as prepared."""
    rows = CompetencyStanding.objects.filter(person=person).select_related("competency")
    return {row.competency.code: (row.required_level, row.level, row.counting_level) for row in rows}


def cells_of(unit):
    """{code: (people, reached, outdated, unproved, missing levels)} as prepared."""
    cells = GapCell.objects.filter(unit=unit).select_related("competency")
    return {
        cell.competency.code: (cell.people, cell.reached, cell.outdated, cell.unproved, cell.missing_levels)
        for cell in cells
    }


def is_marked(person):
    return PersonStanding.objects.filter(person=person, stale_since__isnull=False).exists()
