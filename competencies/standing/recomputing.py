"""A run over everybody, batch by batch, that goes on where it stopped."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q

from accounts import audit
from accounts.models import User
from competencies.models import Recomputation
from competencies.standing.comparing import differences_of, differences_of_cells, in_short
from competencies.standing.signals import recomputation_asked

BATCH = 1000
EXAMPLES = 50
# Much longer than a batch takes: then nobody is working on it.
STALLED_AFTER = timedelta(minutes=2)


@transaction.atomic
def begin(*, by, mends, at):
    """A new run, or the one of its kind that has not finished."""
    run, is_new = Recomputation.objects.get_or_create(
        mends=mends, finished_at=None, defaults={"started_at": at, "started_by": by, "total": User.objects.count()}
    )
    if is_new and by is not None:
        audit.record("competencies.recomputed", actor=by, changes={"mends": mends})
    return run


@transaction.atomic
def ask(*, by, mends, at):
    """`begin`, and a worker takes it up after the commit."""
    run = begin(by=by, mends=mends, at=at)
    transaction.on_commit(
        partial(recomputation_asked.send_robust, sender=Recomputation, recomputation_id=run.pk),
    )
    return run


def work_on(*, recomputation_id, at):
    """One batch. Returns whether there is more to do.

    Two hands at once do no harm: of one batch only the first to finish is counted.
    """
    run = Recomputation.objects.get(pk=recomputation_id)
    if run.finished_at is not None:
        return False
    person_ids = list(User.objects.filter(pk__gt=run.last_person).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not person_ids:
        _note(run, differences_of_cells(mends=run.mends, at=at), at, finished_at=at)
        return False
    found = differences_of(person_ids=person_ids, mends=run.mends, at=at)
    _note(run, found, at, last_person=person_ids[-1], checked=F("checked") + len(person_ids))
    return True


def stalled(*, at):
    """Keys of runs that nobody has worked on for a while."""
    long_ago = at - STALLED_AFTER
    idle = Q(moved_at__lt=long_ago) | Q(moved_at=None, started_at__lt=long_ago)
    return list(Recomputation.objects.filter(idle, finished_at=None).values_list("pk", flat=True))


def _note(run, found, at, **fields):
    kept = [*run.examples, *in_short(found[: EXAMPLES - len(run.examples)])] if found else run.examples
    here = Recomputation.objects.filter(pk=run.pk, last_person=run.last_person, finished_at=None)
    here.update(examples=kept, differences=F("differences") + len(found), moved_at=at, **fields)
