"""A cycle from its draft to its last day. It asks the superiors of those who work in the unit's subtree."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts import audit
from competencies.assessing.cycles.people import with_superior, without_superior
from competencies.models import AssessmentCycle, Rating

PLAIN = ("unit", "name", "opens_on", "closes_on", "has_peers", "validity_months")


class NotADraft(Exception):
    """What superiors were asked stays as they were asked it."""


class CycleIsOver(Exception):
    """Its last day has passed, or it was cancelled."""


class ReasonMissing(Exception):
    """Those who were asked read why they need not answer any more."""


@dataclass(frozen=True)
class Asked:
    """How many superiors' ratings there are new, and how many people have nobody to ask."""

    new: int
    without_superior: int


@transaction.atomic
def create(*, by, competencies, at, **facts):
    cycle = AssessmentCycle.objects.create(made_by=by, created_at=at, **facts)
    cycle.competencies.set(competencies)
    audit.record("assessment.created", unit=cycle.unit, target=cycle.name)
    return cycle


@transaction.atomic
def change(*, cycle, competencies, **facts):
    found = AssessmentCycle.objects.select_for_update().get(pk=cycle.pk)
    if not found.is_draft:
        raise NotADraft(str(cycle.public_id))
    for name in PLAIN:
        setattr(found, name, facts[name])
    found.save(update_fields=PLAIN)
    found.competencies.set(competencies)
    audit.record("assessment.changed", unit=found.unit, target=found.name)
    return found


@transaction.atomic
def start(*, cycle, at):
    """Ask the superior of everybody who works there now. Again, it asks for those who came and drops those who left."""
    found = AssessmentCycle.objects.select_for_update().select_related("unit").get(pk=cycle.pk)
    today = timezone.localdate(at)
    if found.cancelled_at or found.closed_at or found.closes_on < today:
        raise CycleIsOver(str(cycle.public_id))
    _drop_who_left(found, today)
    new = _ask(found, with_superior(found, today), at)
    if found.started_at is None:
        found.started_at = at
        found.save(update_fields=["started_at"])
        audit.record("assessment.started", unit=found.unit, target=found.name)
    return Asked(new=new, without_superior=without_superior(found, today).count())


def follow_superiors(*, at):
    """In running cycles, drop who left and ask the superior of today instead of the one of before. Of people who came
    since, the officer says when they are asked about."""
    today = timezone.localdate(at)
    for cycle in AssessmentCycle.objects.running().filter(closes_on__gte=today).select_related("unit").order_by("pk"):
        if _of_former_superiors(cycle, today).exists():
            _follow(cycle, at)


@transaction.atomic
def _follow(cycle, at):
    found = AssessmentCycle.objects.select_for_update().select_related("unit").get(pk=cycle.pk)
    today = timezone.localdate(at)
    if found.is_running:
        dropped = _drop_who_left(found, today)
        _ask(found, with_superior(found, today).filter(user__in=dropped), at)


@transaction.atomic
def cancel(*, cycle, reason, at):
    """Nobody is asked any more. What superiors handed in so far stays what they said."""
    if not reason.strip():
        raise ReasonMissing(str(cycle.public_id))
    found = AssessmentCycle.objects.select_for_update().select_related("unit").get(pk=cycle.pk)
    if found.cancelled_at:
        return
    if found.closed_at:
        raise CycleIsOver(str(cycle.public_id))
    found.cancelled_at = at
    found.save(update_fields=["cancelled_at"])
    audit.record("assessment.cancelled", unit=found.unit, target=found.name, reason=reason)


def _of_former_superiors(cycle, today):
    led = with_superior(cycle, today).filter(user=OuterRef("subject"), superior=OuterRef("assessor"))
    return cycle.ratings.by_superiors().filter(~Exists(led), submitted_at=None)


def _drop_who_left(cycle, today):
    """Neither those who left nor ratings of one who is not the superior any more; what was handed in stays. Returns
    whom they were about."""
    gone = dict(_of_former_superiors(cycle, today).values_list("pk", "subject"))
    cycle.ratings.filter(pk__in=gone).delete()
    return list(gone.values())


def _ask(cycle, employments, at):
    superiors = dict(employments.values_list("user", "superior"))
    asked = set(cycle.ratings.by_superiors().values_list("subject", flat=True))
    missing = {subject: superior for subject, superior in superiors.items() if subject not in asked}
    # Who has become the superior answers as such, and not as the peer they were before.
    doubled = [
        key
        for key, subject, assessor in cycle.ratings.by_peers().values_list("pk", "subject", "assessor")
        if missing.get(subject) == assessor
    ]
    cycle.ratings.filter(pk__in=doubled).delete()
    Rating.objects.bulk_create(
        [
            Rating(cycle=cycle, subject_id=subject, assessor_id=superior, relation="superior", asked_at=at)
            for subject, superior in missing.items()
        ],
        batch_size=1000,
    )
    return len(missing)
