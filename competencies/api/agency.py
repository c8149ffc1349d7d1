"""The people of an agency for its integrators, as far as the key's scopes go. Who restricted the use of their data is
left out, and so is everybody who does not work there today."""

import datetime
import uuid
from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router

from accounts.api_keys import scopes
from accounts.api_keys.bearing import AgencyKey
from accounts.api_problems import Problem, Refused
from accounts.models import Employment, OrgUnit
from competencies.advice.reading import standing_of
from competencies.api import answers, facts
from competencies.api.paging import USUAL, After, Limit, page_of
from competencies.models import CompetencyStanding, Evidence, ExternalTraining, GapCell, HoursCredit, ProficiencyLevel

router = Router(tags=["agency"])
PROBLEMS = dict.fromkeys((401, 403, 404, 422, 429), Problem)
ANY_OF_PEOPLE = (scopes.COMPETENCIES, scopes.HOURS, scopes.GAPS, scopes.TRAININGS)
FEWEST = 5
# Who took a training over has to hear that its approval was taken back.
TOLD_OF_TRAININGS = (ExternalTraining.Status.APPROVED, ExternalTraining.Status.REVOKED)
FIRST_MOMENT = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
LAST_MOMENT = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)

Since = Annotated[datetime.datetime | None, Query(description="only what was written or revoked since")]
Year = Annotated[int | None, Query(ge=2000, le=2100)]


@router.get(
    "/people",
    response={200: answers.PeoplePage, **PROBLEMS},
    auth=AgencyKey(*ANY_OF_PEOPLE),
    url_name="agency_people",
    summary="The people who work in the agency today",
)
def people(request: HttpRequest, after: After = None, limit: Limit = USUAL):
    rows, following = _people_page(request.auth, after, limit)
    return {"items": [_person(row) for row in rows], "next": following}


@router.get(
    "/people/{person}",
    response={200: answers.PersonAnswer, **PROBLEMS},
    auth=AgencyKey(*ANY_OF_PEOPLE),
    url_name="agency_person",
    summary="One of them",
)
def person(request: HttpRequest, person: uuid.UUID):
    return _person(_one(request.auth, person))


@router.get(
    "/people/{person}/gaps",
    response={200: answers.Gaps, **PROBLEMS},
    auth=AgencyKey(scopes.GAPS),
    url_name="agency_person_gaps",
    summary="What the position of one of them requires, and what is proved",
)
def person_gaps(request: HttpRequest, person: uuid.UUID):
    employment = _one(request.auth, person)
    standing = standing_of(person=employment.user, employment=employment, on=timezone.localdate())
    return {"gaps": facts.gaps_of(standing)}


@router.get(
    "/competencies",
    response={200: answers.CompetenciesPage, **PROBLEMS},
    auth=AgencyKey(scopes.COMPETENCIES),
    url_name="agency_competencies",
    summary="Current levels, person by person; they follow the ledger within minutes",
)
def competencies(request: HttpRequest, after: After = None, limit: Limit = USUAL):
    employments, following = _people_page(request.auth, after, limit)
    levels = _levels([employment.user_id for employment in employments])
    items = [{**_who(each), "competencies": levels.get(each.user_id, [])} for each in employments]
    return {"items": items, "next": following}


@router.get(
    "/evidence",
    response={200: answers.EvidencePage, **PROBLEMS},
    auth=AgencyKey(scopes.COMPETENCIES),
    url_name="agency_evidence",
    summary="The evidence ledger, in the order in which it was written",
)
def evidence(request: HttpRequest, after: After = None, limit: Limit = USUAL, updated_since: Since = None):
    rows = Evidence.objects.select_related("competency__framework")
    if updated_since:
        rows = rows.filter(Q(recorded_at__gte=_moment(updated_since)) | Q(revoked_at__gte=_moment(updated_since)))
    return _page_of_rows(request.auth, rows, facts.evidence, after, limit)


@router.get(
    "/hours",
    response={200: answers.HoursPage, **PROBLEMS},
    auth=AgencyKey(scopes.HOURS),
    url_name="agency_hours",
    summary="The ledger of lesson hours, in the order in which it was written",
)
def hours(
    request: HttpRequest, year: Year = None, after: After = None, limit: Limit = USUAL, updated_since: Since = None
):
    rows = HoursCredit.objects.select_related("form", "reverses")
    if year:
        rows = rows.in_year(year)
    if updated_since:
        rows = rows.filter(recorded_at__gte=_moment(updated_since))
    return _page_of_rows(request.auth, rows, facts.hours_line, after, limit)


@router.get(
    "/trainings",
    response={200: answers.TrainingsPage, **PROBLEMS},
    auth=AgencyKey(scopes.TRAININGS),
    url_name="agency_trainings",
    summary="Approved training taken elsewhere, in the fields of SIASN, and what was revoked of it",
)
def trainings(request: HttpRequest, after: After = None, limit: Limit = USUAL, updated_since: Since = None):
    rows = ExternalTraining.objects.filter(status__in=TOLD_OF_TRAININGS).select_related("form")
    if updated_since:
        rows = rows.filter(decided_at__gte=_moment(updated_since))
    return _page_of_rows(request.auth, rows, facts.training, after, limit, holder="learner")


@router.get(
    "/gaps",
    response={200: answers.GapsPage, **PROBLEMS},
    auth=AgencyKey(scopes.GAPS),
    url_name="agency_gaps",
    summary="Unit by unit, how many reach what is demanded of them; nothing about fewer than five people",
)
def gaps(request: HttpRequest, after: After = None, limit: Limit = USUAL):
    units = OrgUnit.objects.filter(path__startswith=request.auth.agency.path, closed_on=None)
    rows, following = page_of(units, after=after, limit=limit, order="path")
    cells = GapCell.objects.filter(unit__in=rows).select_related("competency__framework")
    of_units = {}
    for cell in cells.order_by("competency__framework__code", "competency__code"):
        of_units.setdefault(cell.unit_id, []).append(_cell(cell))
    items = [{"unit": _unit(unit), "competencies": of_units.get(unit.pk, [])} for unit in rows]
    return {"items": items, "next": following}


def _people(key):
    found = Employment.objects.current().in_subtree(key.agency).filter(user__processing_restricted_at=None)
    return found.select_related("user", "unit", "position_kind")


def _people_page(key, after, limit):
    return page_of(_people(key), after=after, limit=limit, key="user__public_id", order="user_id")


def _one(key, public_id):
    found = _people(key).filter(user__public_id=public_id).first()
    if found is None:
        raise Refused(404, "unknown_person", _("Nobody with this id works in the agency today."))
    return found


def _page_of_rows(key, rows, told, after, limit, *, holder="person"):
    """Rows about people of the agency, each with whose it is."""
    of_agency = rows.filter(**{f"{holder}__in": _people(key).order_by().values("user")})
    shown, following = page_of(of_agency, after=after, limit=limit)
    holders = [getattr(row, f"{holder}_id") for row in shown]
    people = {employment.user_id: _who(employment) for employment in _people(key).filter(user__in=holders)}
    items = [{**people[one], **told(row)} for one, row in zip(holders, shown, strict=True)]
    return {"items": items, "next": following}


def _levels(people):
    rows = CompetencyStanding.objects.filter(person__in=people, level__gte=1, evidence__isnull=False)
    rows = list(rows.select_related("competency__framework", "evidence"))
    frameworks = {row.competency.framework_id for row in rows}
    names = {
        (level.framework_id, level.number): level.name
        for level in ProficiencyLevel.objects.filter(framework__in=frameworks)
    }
    found = {}
    for row in sorted(rows, key=lambda row: (row.competency.framework.code, row.competency.code)):
        days = {"earned_on": timezone.localdate(row.evidence.earned_at), "valid_until": row.evidence.valid_until}
        name = names.get((row.competency.framework_id, row.level), "")
        level = {**facts.named(row.competency), "level": row.level, "level_name": name, **days}
        found.setdefault(row.person_id, []).append(level)
    return found


def _who(employment):
    return {"person": employment.user.public_id, "nip": employment.number}


def _person(employment):
    return {
        "id": employment.user.public_id,
        "nip": employment.number,
        "name": employment.user.name_with_titles,
        "status": employment.status,
        "position": employment.position_title,
        "position_kind": employment.position_kind.code if employment.position_kind_id else None,
        "unit": _unit(employment.unit),
    }


def _unit(unit):
    return {"id": unit.public_id, "name": unit.name, "code": unit.code}


def _cell(cell):
    is_told = cell.people >= FEWEST
    counts = ("people", "reached", "outdated", "unproved")
    return {**facts.named(cell.competency), **{name: getattr(cell, name) if is_told else None for name in counts}}


def _moment(since):
    """Without a zone it is meant in that of the site. Programs that want everything ask since the year 1, which no zone
    can be reckoned for.
    """
    if not FIRST_MOMENT.year < since.year < LAST_MOMENT.year:
        return FIRST_MOMENT if since.year <= FIRST_MOMENT.year else LAST_MOMENT
    return timezone.make_aware(since) if timezone.is_naive(since) else since
