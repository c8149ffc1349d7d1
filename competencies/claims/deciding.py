"""What officers decide about claims. Each decision is one transaction; the learner is told after it."""

from datetime import datetime, time
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import audit
from competencies import services
from competencies.claims.facts import activity_of
from competencies.claims.signals import claim_decided
from competencies.ledger.recording import proof
from competencies.lesson_hours.crediting import credit_activity
from competencies.lesson_hours.rules import NoHoursRule
from competencies.models import Evidence, ExternalTraining, TrainingEvent

Status, Kind = ExternalTraining.Status, TrainingEvent.Kind


class OwnClaim(Exception):
    """Nobody decides about a training of their own."""


class AlreadyDecided(Exception):
    """Another officer was quicker, or the learner took the claim back."""


class ChangedMeanwhile(Exception):
    """The learner sent the claim anew after the officer opened it."""


class ReasonMissing(Exception):
    """The learner must be able to read why."""


@transaction.atomic
def approve(*, claim, by, at, seen=None, note="", granted=None, levels=None):
    """Write evidence and lesson hours. Returns (claim, ledger line or None where nothing counts).

    `granted` are facts.Amounts that count instead of what was claimed, `levels` {competency id: level, 0 for none}.
    `seen` is when the claim had been submitted that the officer read. The same officer again changes nothing.
    Raises OwnClaim, AlreadyDecided, ChangedMeanwhile, lesson_hours.crediting.TooManyHours.
    """
    claim = _locked(claim, by)
    if claim.status == Status.APPROVED and claim.decided_by_id == by.pk:
        return claim, None
    _check_waits(claim, seen)
    if granted is not None:
        claim.granted_minutes, claim.granted_hours = granted.minutes, granted.hours
    _decide(claim, Status.APPROVED, by=by, at=at, note=note)
    _grant_levels(claim, levels or {})
    credit = write_ledgers(claim, by=by, at=at)
    _record("claim.approved", claim, by=by, reason=note, changes={"hours": ["", str(credit.hours) if credit else "0"]})
    return claim, credit


@transaction.atomic
def ask_back(*, claim, by, at, note, seen=None):
    """Give the claim back to be completed. Raises OwnClaim, AlreadyDecided, ChangedMeanwhile, ReasonMissing."""
    return _answer(claim, Status.RETURNED, "claim.returned", by=by, at=at, note=note, seen=seen)


@transaction.atomic
def refuse(*, claim, by, at, note, seen=None):
    """Raises OwnClaim, AlreadyDecided, ChangedMeanwhile, ReasonMissing."""
    return _answer(claim, Status.REFUSED, "claim.refused", by=by, at=at, note=note, seen=seen)


@transaction.atomic
def revoke(*, claim, by, at, reason):
    """Take an approval back with exactly the evidence and hours that it gave. A second time changes nothing.

    Raises OwnClaim, AlreadyDecided, ReasonMissing.
    """
    claim = _locked(claim, by)
    if claim.status == Status.REVOKED:
        return claim
    if claim.status != Status.APPROVED:
        raise AlreadyDecided(claim.status)
    reason = _needed(reason)
    services.withdraw(source_kind=Evidence.Source.EXTERNAL, source_key=claim.public_id, reason=reason[:255], at=at)
    _decide(claim, Status.REVOKED, by=by, at=at, note=reason)
    _record("claim.revoked", claim, by=by, reason=reason)
    return claim


def write_ledgers(claim, *, by, at):
    """Evidence for the levels that were granted and the line of lesson hours, dated on the last day of the training."""
    source = {"source_kind": Evidence.Source.EXTERNAL, "source_key": claim.public_id}
    granted = claim.competencies.exclude(granted_level=0).select_related("competency__framework")
    proofs = [proof(each.competency, each.granted_level or each.level) for each in granted]
    if proofs:
        services.record_evidence(
            person=claim.learner,
            proofs=proofs,
            source_title=claim.name,
            at=timezone.make_aware(datetime.combine(claim.ended_on, time.min)),
            valid_until=claim.valid_until,
            details=details_of(claim),
            recorded_by=by,
            **source,
        )
    try:
        return credit_activity(
            person=claim.learner, activity=activity_of(claim), title=claim.name, at=at, recorded_by=by, **source
        )
    except NoHoursRule:
        return None


def details_of(claim):
    """What the evidence rests on, as it was when it was written."""
    return {
        "form": claim.form.code,
        "organiser": claim.organiser,
        "started_on": claim.started_on.isoformat(),
        "ended_on": claim.ended_on.isoformat(),
        "certificate_number": claim.certificate_number,
        "certified_on": claim.certified_on.isoformat() if claim.certified_on else None,
        "file_sha256": claim.file_sha256,
    }


def _answer(claim, status, action, *, by, at, note, seen):
    claim = _locked(claim, by)
    if claim.status == status and claim.decided_by_id == by.pk:
        return claim
    _check_waits(claim, seen)
    _decide(claim, status, by=by, at=at, note=_needed(note))
    _record(action, claim, by=by, reason=note)
    return claim


def _decide(claim, status, *, by, at, note):
    claim.status, claim.decided_at, claim.decided_by, claim.reason = status, at, by, note
    claim.save(update_fields=["status", "decided_at", "decided_by", "reason", "granted_minutes", "granted_hours"])
    event = claim.events.create(kind=Kind(status.value), by=by, at=at, note=note)
    news = partial(claim_decided.send_robust, sender=ExternalTraining, event_id=event.pk)
    transaction.on_commit(news, robust=True)


def _grant_levels(claim, levels):
    for claimed in claim.competencies.all():
        claimed.granted_level = levels.get(claimed.competency_id, claimed.level)
        claimed.save(update_fields=["granted_level"])


def _check_waits(claim, seen):
    if claim.status != Status.SUBMITTED:
        raise AlreadyDecided(claim.status)
    if seen is not None and seen != claim.submitted_at:
        raise ChangedMeanwhile(str(claim.public_id))


def _needed(reason):
    if not (reason := reason.strip()):
        raise ReasonMissing("Say why, so that the learner can read it.")
    return reason


def _locked(claim, by):
    claims = ExternalTraining.objects.select_for_update(of=["self"]).select_related("form", "learner")
    claim = claims.get(pk=claim.pk)
    if claim.learner_id == by.pk:
        raise OwnClaim(str(claim.public_id))
    return claim


def _record(action, claim, *, by, reason="", changes=None):
    audit.record(action, actor=by, subject=claim.learner, target=claim.name, reason=reason, changes=changes)
