"""Competencies and lesson hours of a unit's people as a table: one row for each person and competency."""

from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Employment
from competencies.lesson_hours.figures import tidy
from competencies.models import CompetencyStanding, HoursCredit

MOST_ROWS = 50_000
PEOPLE_AT_A_TIME = 500


class TooManyRows(Exception):
    """No spreadsheet would be of use with so many, and no request should make them."""


def headings(year):
    return [
        _("Name"),
        _("NIP or NI PPPK"),
        _("Employment status"),
        _("Position"),
        _("Work unit"),
        _("Lesson hours in %(year)s") % {"year": year},
        _("Framework"),
        _("Code"),
        _("Competency"),
        _("Proved level"),
        _("Required level"),
        _("Levels missing"),
        _("Proved on"),
        _("Valid until"),
    ]


def rows_of(unit, year, *, number="number"):
    """Lists of texts, by name within each unit. Raises TooManyRows before the first.

    `number` is the property of the employment that gives NIP or NI PPPK: "grouped_number" where a spreadsheet would
    take 18 digits for a number.
    """
    people = Employment.objects.current().in_subtree(unit).filter(user__processing_restricted_at=None)
    standings = CompetencyStanding.objects.filter(person__in=people.order_by().values("user"))
    if people.count() + standings.count() > MOST_ROWS:
        raise TooManyRows(f"{unit} has more than {MOST_ROWS} rows.")
    ordered = list(people.select_related("user", "unit").order_by("unit__path", "user__full_name", "user_id"))
    for first in range(0, len(ordered), PEOPLE_AT_A_TIME):
        yield from _rows(ordered[first : first + PEOPLE_AT_A_TIME], year, number)


def _rows(employments, year, number):
    people = [employment.user_id for employment in employments]
    hours = _hours(people, year)
    standings = _standings(people)
    for employment in employments:
        person = _person(employment, number, hours.get(employment.user_id, Decimal(0)))
        for standing in standings.get(employment.user_id) or [[""] * 8]:
            yield [*person, *standing]


def _person(employment, number, hours):
    return [
        employment.user.name_with_titles,
        getattr(employment, number),
        employment.get_status_display(),
        employment.position_title,
        employment.unit.name,
        str(tidy(hours)),
    ]


def _hours(people, year):
    ledger = HoursCredit.objects.in_year(year).filter(person__in=people)
    return dict(ledger.order_by().values("person").annotate(total=Sum("hours")).values_list("person", "total"))


def _standings(people):
    rows = CompetencyStanding.objects.filter(person__in=people).select_related("competency__framework", "evidence")
    found = {}
    for row in rows.order_by("competency__framework__code", "competency__order", "competency__code"):
        found.setdefault(row.person_id, []).append(_standing(row))
    return found


def _standing(row):
    required = row.required_level
    evidence = row.evidence
    return [
        row.competency.framework.name,
        row.competency.code,
        row.competency.name,
        str(row.level),
        "" if required is None else str(required),
        "" if required is None else str(max(0, required - row.counting_level)),
        timezone.localdate(evidence.earned_at).isoformat() if evidence else "",
        evidence.valid_until.isoformat() if evidence and evidence.valid_until else "",
    ]
