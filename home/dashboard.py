"""Each person's first page: what to go on with, what the year has brought, and what their roles ask of them."""

from dataclasses import dataclass

from django.utils import timezone

from certificates.life.policies import Policies
from certificates.life.standing import Standing, standing_of, with_standing
from certificates.life.states import State
from certificates.models import Certificate
from competencies.lesson_hours.statement import HoursOfYear, hours_of_year
from courses.learning import Learning, learnings_of, with_assignments
from home.greeting import greeting
from home.staff import ServedUnit, TaughtCourse, served_units, taught_courses
from home.suggestions import open_courses
from home.waiting import Waiting, waiting_for
from reports.team.reading import has_team


@dataclass(frozen=True)
class Completed:
    """A finished course. Without the standing of a certificate, that is still being made."""

    learning: Learning
    standing: Standing | None


@dataclass(frozen=True)
class Dashboard:
    greeting: str
    employment: object
    current: Learning | None
    others: list
    completed: list[Completed]
    hours: HoursOfYear
    valid_certificates: int
    expiring_certificates: int
    suggestions: list
    units: list[ServedUnit]
    courses: list[TaughtCourse]
    waiting: list[Waiting]
    has_team: bool


def dashboard_of(user, *, at):
    local = timezone.localtime(at)
    learnings = with_assignments(learnings_of(user))
    unfinished = [learning for learning in learnings if not learning.enrolment.is_complete]
    standings = _standings(user, on=local.date())
    employment = user.current_employment()
    return Dashboard(
        greeting=greeting(local.hour),
        employment=employment,
        current=unfinished[0] if unfinished else None,
        others=unfinished[1:],
        completed=[
            Completed(learning, standings.get(learning.enrolment.pk))
            for learning in learnings
            if learning.enrolment.is_complete
        ],
        hours=hours_of_year(person=user, employment=employment, year=local.year),
        valid_certificates=sum(standing.holds for standing in standings.values()),
        expiring_certificates=sum(standing.state == State.EXPIRING for standing in standings.values()),
        suggestions=open_courses(without=learnings, at=at) if not unfinished else [],
        units=served_units(user, year=local.year) if user.is_hr_officer else [],
        courses=taught_courses(user) if user.is_trainer else [],
        waiting=waiting_for(user, on=local.date()),
        has_team=has_team(user, on=local.date()),
    )


def _standings(user, *, on):
    """{enrolment id: Standing of the person's certificate}. Of a corrected one only the last counts."""
    held = with_standing(Certificate.objects.held_by(user).filter(replaced_by=None)).defer("snapshot")
    policies = Policies()
    return {certificate.enrolment_id: standing_of(certificate, on=on, policies=policies) for certificate in held}
