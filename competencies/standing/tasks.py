"""What the worker does to keep prepared figures up to date."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from competencies.standing import recomputing, sweeping

# The sweep comes round every half a minute, and of two that run beside one another each takes other people.
SLICE = timedelta(seconds=25)


@shared_task
def refresh_standings():
    """The sweep: whose proofs, position or standards changed. What is left is for the next one. Safe to run twice."""
    sweeping.refresh_due(clock=timezone.now, deadline=timezone.now() + SLICE)


@shared_task
def recompute(*, recomputation_id):
    """One batch, and then again from the end of the queue. Safe to run twice: a run has one hand at a time."""
    if recomputing.work_on(recomputation_id=recomputation_id, at=timezone.now()):
        recompute.delay(recomputation_id=recomputation_id)


@shared_task
def continue_recomputations():
    """The sweep: what lost its worker."""
    for recomputation_id in recomputing.stalled(at=timezone.now()):
        recompute.delay(recomputation_id=recomputation_id)


@shared_task
def recompute_all():
    """Every night: what an event that got lost has left is found, told and mended."""
    recompute.delay(recomputation_id=recomputing.begin(by=None, mends=True, at=timezone.now()).pk)
