"""What an officer adds to the ledger by decision, and what an officer takes back from it row by row."""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts import audit
from competencies.ledger.recording import ReasonMissing, proof, record
from competencies.models import Evidence

# What rests on a certificate or on a claim is taken back with it, never row by row.
TAKEN_BACK_BY_ROW = [Evidence.Source.RECOGNISED, Evidence.Source.SUPERIOR]


class BasisMissing(Exception):
    """Prior learning is only recognised with a word on what it rests on."""


class OwnEvidence(Exception):
    """Nobody recognises their own prior learning, or takes back what others said of them."""


class ImpossibleValidity(Exception):
    """The proof would have run out before it was recognised."""


class RestsOnSomethingElse(Exception):
    """The row goes with the certificate or the claim that it rests on."""


@transaction.atomic
def recognise(*, person, competency, level, title, basis, by, at, valid_until=None, key=None):
    """Recognise what somebody learnt before or elsewhere. Returns the row, the same one for the same `key`."""
    if person == by:
        raise OwnEvidence(f"{by.pk} may not recognise their own prior learning.")
    if not basis.strip():
        raise BasisMissing("Say what the recognition rests on.")
    if valid_until is not None and valid_until < timezone.localdate(at):
        raise ImpossibleValidity(f"{valid_until} is over already.")
    key = key or uuid.uuid4()
    is_new = not Evidence.objects.of(person).from_source(Evidence.Source.RECOGNISED, key).exists()
    (row,) = record(
        person=person,
        proofs=[proof(competency, level)],
        source_kind=Evidence.Source.RECOGNISED,
        source_key=key,
        source_title=title,
        details={"basis": basis.strip()},
        recorded_by=by,
        at=at,
        valid_until=valid_until,
    )
    if is_new:
        audit.record("evidence.recognised", actor=by, subject=person, target=_target(row), reason=basis.strip())
    return row


@transaction.atomic
def revoke(*, evidence, reason, by, at):
    """Take one row back. A row that is revoked already keeps its first reason. Returns the row as it stands."""
    if not reason.strip():
        raise ReasonMissing("Say why the proof is taken back.")
    if evidence.person_id == by.pk:
        raise OwnEvidence(f"{by.pk} may not take back their own proofs.")
    if evidence.source_kind not in TAKEN_BACK_BY_ROW:
        raise RestsOnSomethingElse(f"{evidence!r} goes with its {evidence.source_kind}.")
    if Evidence.objects.filter(pk=evidence.pk).revoke(reason=reason.strip(), at=at):
        audit.record(
            "evidence.revoked", actor=by, subject=evidence.person, target=_target(evidence), reason=reason.strip()
        )
    evidence.refresh_from_db()
    return evidence


def _target(row):
    return f"{row.competency.code}, {row.level}"
