"""What assessors write. A superior's word is evidence as soon as it is handed in, and may be taken back with a reason
while the cycle runs; a peer's is one among many and stays as it is."""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts import audit
from competencies import services as ledgers
from competencies.assessing.reach import is_led
from competencies.assessing.statements import NOT_YET
from competencies.ledger.levels import last_recent_day
from competencies.models import Evidence, Rating, RatingLine


class RatingIsClosed(Exception):
    """The cycle does not take answers on that day, or this one was handed in or declined already."""


class NotTheSuperior(Exception):
    """The person has another superior by now, or works elsewhere."""


class NothingAnswered(Exception):
    """Without an answer to a single competency there is nothing to hand in."""


class ReasonMissing(Exception):
    """The person assessed reads why an assessment was taken back."""


@transaction.atomic
def save(*, rating, lines, at):
    """Keep what was written so far; nobody but the assessor sees it. `lines`: {competency id: (level, note)}."""
    found = _unwritten(rating, at)
    _write(found, lines)


@transaction.atomic
def submit(*, rating, lines, at):
    """Handing in again changes nothing: the first time counts."""
    found = _locked(rating)
    if found.submitted_at:
        return
    found = _unwritten(found, at)
    if not lines:
        raise NothingAnswered(str(rating.public_id))
    _write(found, lines)
    found.submitted_at = at
    found.save(update_fields=["submitted_at"])
    if found.is_by_superior:
        _prove(found, at)
        # Of peers the trail keeps nothing: it would say who answered, and when.
        audit.record("rating.submitted", subject=found.subject, target=found.cycle.name)


@transaction.atomic
def decline(*, rating, at):
    """For peers, without a reason. Nobody is told."""
    found = _locked(rating)
    if found.declined_at:
        return
    found = _unwritten(found, at)
    if found.is_by_superior:
        raise RatingIsClosed(str(rating.public_id))
    found.lines.all().delete()
    found.declined_at = at
    found.save(update_fields=["declined_at"])


@transaction.atomic
def take_back(*, rating, reason, at):
    """The superior may write anew; the ledger keeps what was said and why it does not count any more."""
    if not reason.strip():
        raise ReasonMissing(str(rating.public_id))
    found = _locked(rating)
    if found.submitted_at is None:
        return
    _refuse_former_superior(found, at)
    if not found.is_by_superior or not found.cycle.takes_answers(timezone.localdate(at)):
        raise RatingIsClosed(str(rating.public_id))
    ledgers.withdraw(source_kind=Evidence.Source.SUPERIOR, source_key=found.evidence_key, reason=reason, at=at)
    found.submitted_at, found.evidence_key = None, uuid.uuid4()
    found.save(update_fields=["submitted_at", "evidence_key"])
    audit.record("rating.taken_back", subject=found.subject, target=found.cycle.name, reason=reason)


def _locked(rating):
    ratings = Rating.objects.select_for_update(of=["self"]).select_related("cycle", "subject", "assessor")
    return ratings.get(pk=rating.pk)


def _unwritten(rating, at):
    found = _locked(rating)
    is_open = found.submitted_at is None and found.declined_at is None
    if not is_open or not found.cycle.takes_answers(timezone.localdate(at)):
        raise RatingIsClosed(str(rating.public_id))
    _refuse_former_superior(found, at)
    return found


def _refuse_former_superior(rating, at):
    if rating.is_by_superior and not is_led(rating, on=timezone.localdate(at)):
        raise NotTheSuperior(str(rating.public_id))


def _write(rating, lines):
    asked = set(rating.cycle.competencies.values_list("pk", flat=True))
    rating.lines.all().delete()
    RatingLine.objects.bulk_create(
        RatingLine(rating=rating, competency_id=key, level=level, note=note if rating.is_by_superior else "")
        for key, (level, note) in lines.items()
        if key in asked
    )


def _prove(rating, at):
    lines = rating.lines.exclude(level=NOT_YET).select_related("competency__framework")
    cycle = rating.cycle
    ledgers.record_evidence(
        person=rating.subject,
        proofs=[
            {"framework": each.competency.framework.code, "code": each.competency.code, "level": each.level}
            for each in lines
        ],
        source_kind=Evidence.Source.SUPERIOR,
        source_key=rating.evidence_key,
        source_title=cycle.name,
        details={"cycle": str(cycle.public_id), "rating": str(rating.public_id)},
        recorded_by=rating.assessor,
        at=at,
        valid_until=last_recent_day(timezone.localdate(at), cycle.validity_months),
    )
