"""What is heard of from parts below, and what goes to the worker."""

from functools import partial

from django.db import transaction

from competencies.standing import tasks
from competencies.standing.services import mark_places_stale


def standards_changed(sender, unit_path, at, **kwargs):
    """At once, so that the mark stands with the change; and after it, for rows that were made meanwhile without it."""
    mark = partial(mark_places_stale, unit_path=unit_path, at=at)
    mark()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(mark)


def recomputation_asked(sender, recomputation_id, **kwargs):
    tasks.recompute.delay(recomputation_id=recomputation_id)
