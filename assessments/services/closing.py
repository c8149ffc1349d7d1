import logging

from django.db import transaction

from assessments.models import Attempt
from assessments.services.answers import save_responses
from assessments.services.scoring import score
from courses.services import EnrolmentWithdrawn

logger = logging.getLogger(__name__)

AT_ONCE = 200  # attempts that one round of the sweep looks up


def take_answers(*, attempts, answers, at):
    """`save_responses`, after which an attempt whose time is up is closed as well."""
    saved = save_responses(attempts=attempts, answers=answers, at=at)
    if saved.has_ended:
        for pk in list(attempts.to_close(at).values_list("pk", flat=True)):
            close_if_over(pk=pk, at=at)
    return saved


@transaction.atomic
def submit_attempt(*, attempt, answers=(), at):
    """End the attempt and mark it against the version it was started on. A second time changes nothing.

    Who comes after the time was up gets what had arrived in time; what comes now is kept as evidence.
    """
    attempt = _locked(attempt)
    if attempt.is_submitted:
        return attempt
    if attempt.enrolment.withdrawn_at and not attempt.is_over(at):
        raise EnrolmentWithdrawn
    if answers:
        save_responses(attempts=Attempt.objects.filter(pk=attempt.pk), answers=answers, at=at)
    return close(attempt=attempt, at=at)


def close(*, attempt, at):
    """End an attempt that the caller has locked: by the learner's wish now, or at the hour when its time was up."""
    is_timed_out = attempt.is_over(at)
    ended_at = attempt.deadline_at if is_timed_out else at
    # Another server's clock, or a corrected one, may be behind the one that told the start.
    attempt.submitted_at = max(ended_at, attempt.started_at)
    attempt.is_timed_out = is_timed_out
    score(attempt=attempt, at=at)
    return attempt


def close_expired(*, at):
    """How many attempts were closed because their time was up. One that can't be closed does not stop the others."""
    closed, last = 0, 0
    while batch := _due_after(last, at):
        for pk in batch:
            try:
                closed += close_if_over(pk=pk, at=at)
            except Exception:
                logger.exception("Attempt %s could not be closed; the next sweep tries again.", pk)
        last = batch[-1]
    return closed


def _due_after(last, at):
    due = Attempt.objects.to_close(at).filter(pk__gt=last).order_by("pk")
    return list(due.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def close_if_over(*, pk, at):
    """Whether this closed the attempt; somebody else may have been quicker."""
    attempt = _locked(Attempt(pk=pk))
    if not attempt.is_over(at):
        return False
    close(attempt=attempt, at=at)
    return True


def _locked(attempt):
    return Attempt.objects.for_update().select_related("version", "enrolment__version").get(pk=attempt.pk)
