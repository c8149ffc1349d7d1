"""The people who report to somebody, with their year: a bounded number of queries for any size of team."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, Sum

from accounts.models import Employment
from certificates.models import Certificate
from competencies.lesson_hours.figures import tidy
from competencies.lesson_hours.targets import targets_in
from competencies.models import CompetencyStanding, DevelopmentPlan, HoursCredit
from courses.models import Enrolment
from reports.board import target_text

EXPIRING_DAYS = 90


@dataclass(frozen=True)
class Member:
    """`demanded` competencies, and how many are `lacking`; `plan` is the development plan of the year or None."""

    employment: Employment
    hours: Decimal
    target: str
    is_reached: bool
    demanded: int
    lacking: int
    certificates: int
    expiring: int
    learning: int
    plan: DevelopmentPlan | None


def team_of(superior, *, on):
    """Members by name. Who had the use of their data restricted is not among them."""
    reports = Employment.objects.current(on).led_by(superior)
    employments = list(reports.select_related("user", "unit", "rank").order_by("user__full_name", "user_id"))
    ids = [employment.user_id for employment in employments]
    targets = {path: targets_in(on.year, agency_path=path) for path in {e.unit.agency_path for e in employments}}
    hours = _by_person(HoursCredit.objects.in_year(on.year).filter(person__in=ids), "person", sum=Sum("hours"))
    gaps = _by_person(
        CompetencyStanding.objects.filter(person__in=ids, required_level__isnull=False),
        "person",
        all=Count("pk"),
        lacking=Count("pk", filter=Q(counting_level__lt=F("required_level"))),
    )
    soon = on + datetime.timedelta(days=EXPIRING_DAYS)
    held = _by_person(
        Certificate.objects.valid_on(on).filter(holder__in=ids),
        "holder",
        all=Count("pk"),
        soon=Count("pk", filter=Q(valid_until__lte=soon)),
    )
    learning = _by_person(
        Enrolment.objects.active().filter(learner__in=ids, completed_at=None), "learner", all=Count("pk")
    )
    plans = {plan.person_id: plan for plan in DevelopmentPlan.objects.filter(person__in=ids, year=on.year)}
    return [
        _member(
            employment,
            targets[employment.unit.agency_path].for_employment(employment),
            hours.get(employment.user_id, {}).get("sum") or Decimal(0),
            gaps.get(employment.user_id, {}),
            held.get(employment.user_id, {}),
            learning.get(employment.user_id, {}),
            plans.get(employment.user_id),
        )
        for employment in employments
    ]


def has_team(user, *, on):
    return Employment.objects.current(on).led_by(user).exists()


def _by_person(rows, person, **figures):
    return {row[person]: row for row in rows.order_by().values(person).annotate(**figures)}


def _member(employment, target, hours, gaps, held, learning, plan):
    return Member(
        employment=employment,
        hours=tidy(hours),
        target=target_text(target),
        is_reached=target is not None and not target.is_ceiling and hours >= target.hours,
        demanded=gaps.get("all", 0),
        lacking=gaps.get("lacking", 0),
        certificates=held.get("all", 0),
        expiring=held.get("soon", 0),
        learning=learning.get("all", 0),
        plan=plan,
    )
