"""Marks of people, given to the learners of a quiz in one go."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts import audit
from assessments.marking.verdicts import Stage, deciding, verdict
from assessments.marking.waiting import DONE, attempts_to_mark, counts_by_state, waiting_items, with_state
from assessments.models import Attempt, AttemptEvent, Mark
from assessments.services.scoring import score_again

AT_ONCE = 50  # attempts that are released while somebody waits for the page


@dataclass(frozen=True)
class Preview:
    ready: int  # attempts of which every answer is marked
    unready: int
    writing: int  # attempts that are still open
    waiting: dict  # state -> answers


def preview(user, quiz_key):
    attempts = attempts_to_mark(user).of_quiz(quiz_key)
    waiting = attempts.submitted().filter(score=None).count()
    ready = ready_attempts(user, quiz_key).count()
    return Preview(
        ready=ready,
        unready=waiting - ready,
        writing=attempts.open().count(),
        waiting=counts_by_state(with_state(waiting_items(user).filter(attempt__quiz_key=quiz_key), user)),
    )


def ready_attempts(user, quiz_key):
    items = with_state(waiting_items(user).filter(attempt__quiz_key=quiz_key), user)
    unready = items.exclude(state=DONE).filter(attempt=OuterRef("pk"))
    return attempts_to_mark(user).of_quiz(quiz_key).submitted().filter(~Exists(unready), score=None)


def release(*, by, quiz_key, at, most=None):
    """How many attempts got their marks. Those that are not ready, or were released meanwhile, stay as they are."""
    ready = ready_attempts(by, quiz_key).order_by("submitted_at", "pk").values_list("pk", flat=True)
    return sum(release_attempt(pk, by=by, at=at) for pk in list(ready[:most]))


@transaction.atomic
def release_attempt(pk, *, by, at):
    """Whether this released the marks of the attempt."""
    attempts = Attempt.objects.for_update()
    attempt = attempts.select_related("version", "enrolment__version", "learner").get(pk=pk)
    if not attempt.is_submitted or attempt.is_marked:
        return False
    marks = _marks(attempt, at)
    if None in marks:
        return False
    Mark.objects.bulk_create(marks)
    score_again(attempt=attempt, at=at)
    AttemptEvent.objects.create(attempt=attempt, kind=AttemptEvent.Kind.MARKED, at=at, actor=by)
    audit.record("marks.released", actor=by, subject=attempt.learner, target=attempt.version.title)
    return True


def _marks(attempt, at):
    """A Mark, or None while it is not settled, for each answer that people mark."""
    items = attempt.items.filter(mark=None).prefetch_related("judgements")
    return [_mark(item, attempt.version.rules.markers, at) for item in items]


def _mark(item, markers, at):
    judgements = sorted(item.judgements.all(), key=lambda each: (each.written_at, each.pk))
    found = verdict(judgements, markers=markers, worth=item.points)
    if found.stage != Stage.DONE:
        return None
    grounds = deciding(judgements, markers=markers)
    return Mark(
        item=item,
        points=found.points,
        max_points=item.points,
        marked_at=at,
        marked_by=grounds[-1].marker,
        comment="\n\n".join(filter(None, (each.comment for each in grounds))),
    )
