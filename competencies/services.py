"""What apps above tell the two ledgers: someone proved a competency, earned lesson hours, or loses both again.

`source_key` names one completion of one person (an enrolment's public id), so that `withdraw` takes back that one only.
"""

from django.db import transaction
from django.utils import timezone

from competencies.ledger import recognising, recording
from competencies.ledger.recognising import BasisMissing, ImpossibleValidity, OwnEvidence, RestsOnSomethingElse
from competencies.ledger.recording import ReasonMissing, UnknownCompetency, UnknownLevel
from competencies.lesson_hours import crediting
from competencies.lesson_hours.counting import Activity
from competencies.lesson_hours.rules import NoHoursRule
from competencies.models import Evidence
from competencies.standing.services import mark_stale

__all__ = [
    "BasisMissing",
    "ImpossibleValidity",
    "NoHoursRule",
    "OwnEvidence",
    "ReasonMissing",
    "RestsOnSomethingElse",
    "UnknownCompetency",
    "UnknownLevel",
    "credit_activity",
    "credit_hours",
    "recognise",
    "record_evidence",
    "revoke_evidence",
    "withdraw",
]


@transaction.atomic
def record_evidence(*, person, at, **facts):
    """Write one row for each competency proved; see `ledger.recording.record`. Returns the source's, old and new."""
    rows = recording.record(person=person, at=at, **facts)
    mark_stale(person_ids=[person.pk], at=at)
    return rows


@transaction.atomic
def recognise(*, person, at, **facts):
    """Recognise prior learning; see `ledger.recognising.recognise`. Returns the row."""
    row = recognising.recognise(person=person, at=at, **facts)
    mark_stale(person_ids=[person.pk], at=at)
    return row


@transaction.atomic
def revoke_evidence(*, evidence, reason, by, at):
    """Take back one row that rests on nothing else; see `ledger.recognising.revoke`. Returns the row."""
    row = recognising.revoke(evidence=evidence, reason=reason, by=by, at=at)
    mark_stale(person_ids=[row.person_id], at=at)
    return row


def credit_hours(*, person, hours, title, source_kind, source_key, at, form="", days=None):
    """Write the ledger line of a completed course, once; see `lesson_hours.crediting`. Returns it, or None for 0 JP.

    `hours` are those of its curriculum, `form` the code of its form of training (e-learning
    without one), `days` {local day: minutes of study}.
    """
    today = timezone.localdate(at)
    days = days or {}
    activity = Activity(
        form=form or crediting.COURSE_FORM,
        started_on=min([today, *days]),
        ended_on=today,
        stated_hours=hours,
        days=days,
        is_course=True,
    )
    return crediting.credit_activity(
        person=person, activity=activity, title=title, source_kind=source_kind, source_key=source_key, at=at
    )


def credit_activity(*, person, activity, title, source_kind, source_key, at, recorded_by=None):
    """Write the ledger line of an activity elsewhere, once. Returns it, or None where the activity counts nothing."""
    return crediting.credit_activity(
        person=person,
        activity=activity,
        title=title,
        source_kind=source_kind,
        source_key=source_key,
        at=at,
        recorded_by=recorded_by,
    )


@transaction.atomic
def withdraw(*, source_kind, source_key, reason, at):
    """Revoke the evidence of a source and write a line that takes its hours back, in the year that had them."""
    if not reason.strip():
        raise ReasonMissing("Say why evidence and hours are withdrawn.")
    proofs = Evidence.objects.from_source(source_kind, source_key)
    proofs.revoke(reason=reason, at=at)
    mark_stale(person_ids=set(proofs.values_list("person_id", flat=True)), at=at)
    crediting.take_back(source_kind=source_kind, source_key=source_key, reason=reason, at=at)
