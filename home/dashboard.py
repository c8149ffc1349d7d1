"""Each person's first page: what to go on with, what the year has brought, and what their roles ask of them."""

from dataclasses import dataclass

from django.utils import timezone

from certificates.models import Certificate
from competencies.statement import HoursOfYear, hours_of_year
from courses.learning import Learning, learnings_of
from home.greeting import greeting
from home.staff import ServedUnit, TaughtCourse, served_units, taught_courses
from home.suggestions import open_courses


@dataclass(frozen=True)
class Completed:
    """A finished course. Without a certificate it is still being made."""

    learning: Learning
    certificate: Certificate | None


@dataclass(frozen=True)
class Dashboard:
    greeting: str
    employment: object
    current: Learning | None
    others: list
    completed: list[Completed]
    hours: HoursOfYear
    valid_certificates: int
    suggestions: list
    units: list[ServedUnit]
    courses: list[TaughtCourse]


def dashboard_of(user, *, at):
    local = timezone.localtime(at)
    learnings = learnings_of(user)
    unfinished = [learning for learning in learnings if not learning.enrolment.is_complete]
    certificates = _certificates(user)
    employment = user.current_employment()
    return Dashboard(
        greeting=greeting(local.hour),
        employment=employment,
        current=unfinished[0] if unfinished else None,
        others=unfinished[1:],
        completed=[
            Completed(learning, certificates.get(learning.enrolment.pk))
            for learning in learnings
            if learning.enrolment.is_complete
        ],
        hours=hours_of_year(person=user, employment=employment, year=local.year),
        valid_certificates=sum(not _is_revoked(certificate) for certificate in certificates.values()),
        suggestions=open_courses(without=learnings, at=at) if not unfinished else [],
        units=served_units(user, year=local.year) if user.is_hr_officer else [],
        courses=taught_courses(user) if user.is_trainer else [],
    )


def _certificates(user):
    """{enrolment id: the person's certificate}, without the printed facts, which this page does not need."""
    held = Certificate.objects.held_by(user).select_related("revocation").defer("snapshot")
    return {certificate.enrolment_id: certificate for certificate in held}


def _is_revoked(certificate):
    return getattr(certificate, "revocation", None) is not None
