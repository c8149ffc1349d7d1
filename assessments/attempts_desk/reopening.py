"""An attempt that ended too early, by mistake or by an outage, goes on."""

from datetime import timedelta

from django.db import transaction

from accounts import audit
from assessments.models import Attempt, AttemptEvent, Judgement, Mark
from courses.models import Enrolment


class CannotReopen(Exception):
    pass


class ReasonMissing(CannotReopen):
    pass


class NotEnded(CannotReopen):
    """It is open."""


class Passed(CannotReopen):
    """Proof may rest on it already."""


class AppealUpheld(CannotReopen):
    """What the appeal gave would be lost, and there is one appeal for each answer."""


class NotTheLast(CannotReopen):
    """The learner has begun another attempt since."""


class LeftCourse(CannotReopen):
    pass


class NoTimeLeft(CannotReopen):
    """The time was used up, so the trainer has to say how much more there is."""


@transaction.atomic
def reopen_attempt(*, attempt, reason, minutes=None, by, at):
    """Let the learner go on for `minutes`, without them for the time that was left at the end. Marks go. Raises
    CannotReopen."""
    if not reason.strip():
        raise ReasonMissing
    attempt = Attempt.objects.for_update().select_related("version", "enrolment", "learner").get(pk=attempt.pk)
    # Whoever starts an attempt locks the enrolment: nobody opens a second one meanwhile.
    Enrolment.objects.select_for_update(no_key=True, of=("self",)).get(pk=attempt.enrolment_id)
    check_may_reopen(attempt)
    deadline = _deadline(attempt, minutes, at)
    facts = {"reason": reason.strip(), "until": deadline and deadline.isoformat(), "score": _text(attempt.score)}
    Mark.objects.filter(item__attempt=attempt).delete()
    Judgement.objects.filter(item__attempt=attempt).update(is_draft=True)
    attempt.end().save()
    _open(attempt, deadline)
    AttemptEvent.objects.create(attempt=attempt, kind=AttemptEvent.Kind.REOPENED, at=at, actor=by, facts=facts)
    audit.record("attempt.reopened", subject=attempt.learner, target=attempt.version.title, reason=reason)
    return attempt


def check_may_reopen(attempt):
    if not attempt.is_submitted:
        raise NotEnded
    if attempt.is_passed:
        raise Passed
    if attempt.enrolment.withdrawn_at:
        raise LeftCourse
    if attempt.enrolment.attempts.of_quiz(attempt.quiz_key).filter(number__gt=attempt.number).exists():
        raise NotTheLast
    if attempt.appeals.filter(is_upheld=True).exists():
        raise AppealUpheld


def time_left(attempt):
    """What was left when it ended; None: it had no limit."""
    return attempt.deadline_at and max(timedelta(0), attempt.deadline_at - attempt.submitted_at)


def _deadline(attempt, minutes, at):
    left = timedelta(minutes=minutes) if minutes else time_left(attempt)
    if left == timedelta(0):
        raise NoTimeLeft
    return left and at + left


def _open(attempt, deadline):
    attempt.deadline_at = deadline
    attempt.accepts_until = deadline and deadline + attempt.version.rules.grace
    attempt.submitted_at = attempt.score = attempt.is_passed = None
    attempt.is_timed_out = False
    attempt.save(update_fields=["deadline_at", "accepts_until", "submitted_at", "score", "is_passed", "is_timed_out"])


def _text(score):
    return None if score is None else str(score)
