"""What the database says now about people, judged in one go for any number of them."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from accounts.models import Employment
from competencies.ledger.reading import proofs_of
from competencies.models import Evidence, PersonStanding, PositionStandard
from competencies.standards.in_force import lines_in_force, place_of
from competencies.standing.judging import Demands, Season, judge

LEAN = ("person", "competency", "level", "earned_at", "valid_until", "revoked_at")


@dataclass(frozen=True)
class Judged:
    """`standings` are unsaved, by person; who has no place has none, and no rows. `rows` by (person, competency)."""

    person_ids: list
    standings: dict
    rows: dict


def judge_all(*, person_ids, at):
    """Five queries, however many people."""
    on = timezone.localdate(at)
    person_ids = list(person_ids)
    employments = employments_of(person_ids, on)
    season = season_on(on, {employment.unit.path for employment in employments.values()})
    demands = Demands(season)
    proofs = proofs_of(employments, rows=Evidence.objects.only(*LEAN))
    standings, rows = {}, {}
    for person_id, employment in employments.items():
        place = place_of(employment)
        next_turn = season.next_turn(place.unit_path)
        judgement = judge(demands.on(place), proofs[person_id], on=on, next_turn=next_turn)
        standings[person_id] = _standing(employment, judgement, at)
        rows.update({(person_id, row.competency): row for row in judgement.rows})
    return Judged(person_ids, standings, rows)


def employments_of(person_ids, on):
    """{person id: what they are employed as}. Who has left, or whose data may not be used, has no place."""
    held = places(on).filter(user__in=person_ids).select_related("unit", "position_kind")
    found = {}
    for employment in held:
        found.setdefault(employment.user_id, employment)
    return found


def places(on):
    """The employments that what is prepared is about."""
    return Employment.objects.current(on).filter(user__processing_restricted_at=None)


def season_on(on, unit_paths):
    return Season(on=on, lines=tuple(lines_in_force(on, unit_paths=unit_paths)), turns=tuple(_turns(on)))


def _turns(on):
    """(unit path, day) on which a published standard begins to hold, or no longer does."""
    standards = PositionStandard.objects.filter(published_at__isnull=False)
    coming = standards.filter(Q(valid_from__gt=on) | Q(valid_until__gte=on))
    for path, first_day, last_day in coming.values_list("unit__path", "valid_from", "valid_until"):
        yield (path or "", first_day)
        if last_day and last_day < datetime.date.max:
            yield (path or "", last_day + datetime.timedelta(days=1))


def _standing(employment, judgement, at):
    return PersonStanding(
        person_id=employment.user_id,
        employment_key=employment.pk,
        unit_path=employment.unit.path,
        position_kind_key=employment.position_kind_id,
        position_title=employment.position_title,
        stale_since=None,
        next_change_on=judgement.next_change_on,
        refreshed_at=at,
    )
