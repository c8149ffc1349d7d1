"""A person's own record for programs of theirs, and for scripts of the site's own pages."""

from typing import Annotated

from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from accounts.api_keys.bearing import OwnKey, OwnSession
from accounts.api_problems import Problem
from competencies.advice.reading import standing_of
from competencies.api import facts
from competencies.api.answers import Competencies, EvidenceRows, Gaps, HoursAnswer, Trainings
from competencies.lesson_hours.targets import target_for
from competencies.models import Evidence, ExternalTraining, HoursCredit

router = Router(tags=["own record"], auth=[OwnKey(), OwnSession()])
PROBLEMS = {401: Problem, 422: Problem, 429: Problem}
MOST = 1000

Year = Annotated[int | None, Query(ge=2000, le=2100)]


@router.get(
    "/competencies", response={200: Competencies, **PROBLEMS}, url_name="my_competencies", summary="My current levels"
)
def competencies(request: HttpRequest):
    return {"competencies": facts.levels_of(_standing(request.auth))}


@router.get("/gaps", response={200: Gaps, **PROBLEMS}, url_name="my_gaps", summary="What my position requires of me")
def gaps(request: HttpRequest):
    return {"gaps": facts.gaps_of(_standing(request.auth))}


@router.get(
    "/evidence",
    response={200: EvidenceRows, **PROBLEMS},
    url_name="my_evidence",
    summary="My evidence, the latest first, revoked rows included; at most 1,000",
)
def evidence(request: HttpRequest):
    rows = Evidence.objects.of(request.auth).select_related("competency__framework").order_by("-earned_at", "-pk")
    return {"evidence": [facts.evidence(row) for row in rows[:MOST]]}


@router.get(
    "/hours",
    response={200: HoursAnswer, **PROBLEMS},
    url_name="my_hours",
    summary="My lesson hours of a year (this year without one), with the target",
)
def hours(request: HttpRequest, year: Year = None):
    year = year or timezone.localdate().year
    ledger = HoursCredit.objects.of(request.auth).in_year(year)
    employment = request.auth.current_employment()
    target = target_for(employment, year) if employment else None
    return {
        "year": year,
        "total": float(ledger.aggregate(total=Sum("hours"))["total"] or 0),
        "target": target.hours if target else None,
        "target_is_ceiling": bool(target and target.is_ceiling),
        "lines": [facts.hours_line(row) for row in _with_all(ledger)[:MOST]],
    }


@router.get(
    "/trainings",
    response={200: Trainings, **PROBLEMS},
    url_name="my_trainings",
    summary="Training that I took elsewhere and claimed, the latest first; at most 1,000",
)
def trainings(request: HttpRequest):
    rows = ExternalTraining.objects.filter(learner=request.auth).select_related("form")
    return {"trainings": [facts.training(row) for row in rows.order_by("-started_on", "-pk")[:MOST]]}


def _with_all(ledger):
    return ledger.select_related("form", "reverses").order_by("earned_at", "pk")


def _standing(person):
    return standing_of(person=person, employment=person.current_employment(), on=timezone.localdate())
