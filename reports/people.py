"""The people of a unit's subtree with their year: hours, certificates, courses, and where they stand."""

import datetime
import re
from decimal import Decimal

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import identity_numbers
from accounts.models import Employment
from certificates.models import Certificate
from competencies.models import HoursCredit
from courses.models import Enrolment
from reports.standing import minimum, standing

HOURS = models.DecimalField(max_digits=8, decimal_places=2)


def people_of(*, unit, targets):
    """Current employments in the subtree, with `hours`, `minimum`, `certificates` and `completed` of the year.

    `targets` (competencies.lesson_hours.targets.targets_in) say which year, and must be those of the unit's agency.
    """
    begins, ends = bounds(targets.year)
    ledger = HoursCredit.objects.in_year(targets.year).filter(person=OuterRef("user"))
    certificates = Certificate.objects.valid_on(timezone.localdate()).filter(holder=OuterRef("user"))
    completed = Enrolment.objects.filter(learner=OuterRef("user"), completed_at__gte=begins, completed_at__lt=ends)
    return (
        Employment.objects.current()
        .in_subtree(unit)
        .annotate(
            hours=Coalesce(_grouped(ledger, "person", Sum("hours")), Value(Decimal(0)), output_field=HOURS),
            minimum=minimum(targets, unit.agency_path, Employment.Status.values),
            certificates=_count(certificates, "holder"),
            completed=_count(completed, "learner"),
        )
    )


def with_standing(people, year):
    """Adds `standing`, for which it also matters whether somebody took part in any course that year."""
    begins, ends = bounds(year)
    began = (
        Enrolment.objects.active()
        .filter(Q(completed_at=None) | Q(completed_at__gte=begins), enrolled_at__lt=ends)
        .filter(learner=OuterRef("user"))
    )
    return people.annotate(has_begun=Exists(began)).annotate(standing=standing())


def bounds(year):
    """The first moment of a local year and that of the next."""
    zone = timezone.get_current_timezone()
    return datetime.datetime(year, 1, 1, tzinfo=zone), datetime.datetime(year + 1, 1, 1, tzinfo=zone)


def matching(text):
    """A condition for people by name or number: every word of a name, or digits as people write them."""
    digits = identity_numbers.normalise(text)
    if re.fullmatch(r"[0-9]+", digits):
        return Q(number__contains=digits)
    condition = Q()
    for word in text.split():
        condition &= Q(user__full_name__icontains=word)
    return condition


def _count(rows, person):
    return Coalesce(_grouped(rows, person, Count("pk")), 0)


def _grouped(rows, person, aggregate):
    return Subquery(rows.order_by().values(person).annotate(result=aggregate).values("result"))
