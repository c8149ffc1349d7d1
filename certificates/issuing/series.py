"""The series that an agency's numbers belong to: found or begun, and kept from everybody else until the commit."""

import itertools
import re

from django.db import connection

from certificates import numbering
from certificates.models import IssuingPolicy, NumberSeries

# Any number will do that nothing else in this database locks by.
NUMBERS = 7_301_963
EVERY_AGENCY = 0


def locked_series(*, agency, policy, course, year):
    """The series of the year; a new year continues the last pattern."""
    lock_numbers(agency.pk)
    is_of_one_course = policy.number_scope == IssuingPolicy.Scope.COURSE
    scope = {"agency": agency, "course_code": course if is_of_one_course else "", "year": year}
    locked = NumberSeries.objects.select_for_update(no_key=True)
    series = locked.filter(**scope).first()
    if series is None:
        NumberSeries.objects.get_or_create(**scope, defaults=_first_facts(**scope))
        series = locked.get(**scope)
    return series


def locked_again(series):
    """The same series as it stands now."""
    lock_numbers(series.agency_id)
    rows = NumberSeries.objects.select_for_update(no_key=True, of=["self"])
    return rows.select_related("agency").get(pk=series.pk)


def lock_numbers(agency_id):
    """Until the transaction ends, nobody else gives a number of any series of this agency.

    The series of an agency look at each other's numbers, so that locking one of them would not be enough. SQLite needs
    no lock, because only one transaction writes at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [NUMBERS, agency_id])


def counted_together(series):
    """The series of all the years through which one count runs, this one among them."""
    run = []
    of_scope = NumberSeries.objects.filter(agency=series.agency_id, course_code=series.course_code)
    for each in of_scope.order_by("year"):
        if run and run[-1].restarts_yearly:
            if series in run:
                break
            run = []
        run.append(each)
    return run


def is_code_of_another(agency_id, code):
    """In whatever year or course: two agencies with one code would print the same number twice."""
    return NumberSeries.objects.filter(agency_code=code).exclude(agency=agency_id).exists()


def _first_facts(*, agency, course_code, year):
    of_agency = NumberSeries.objects.filter(agency=agency).order_by("-year", "pk")
    previous = of_agency.filter(course_code=course_code, year__lt=year).first()
    if previous:
        return {**_named_as(previous), "pattern": previous.pattern, "restarts_yearly": previous.restarts_yearly}
    if not of_agency.exists():
        facts = {"agency_code": _free_code(agency)}
    elif common := of_agency.filter(course_code="").first():
        facts = {**_named_as(common), "pattern": common.pattern}
    else:
        facts = _named_as(of_agency.first())
    if course_code and not numbering.names_course(facts.get("pattern", numbering.DEFAULT_PATTERN)):
        facts["pattern"] = numbering.COURSE_PATTERN
    return facts


def _named_as(series):
    return {"classification": series.classification, "agency_code": series.agency_code}


def _free_code(agency):
    lock_numbers(EVERY_AGENCY)  # two agencies of the same name may begin at once
    code = re.sub(r"\W+", "_", (agency.short_name or agency.code or agency.name).upper()).strip("_")[:30]
    candidates = itertools.chain([code, f"{code}_{agency.pk}"], (f"{code}_{agency.pk}_{n}" for n in itertools.count(2)))
    return next(each for each in candidates if not is_code_of_another(agency.pk, each))
