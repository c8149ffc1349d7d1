"""A corrected key, applied as it was shown; and what becomes of results that no longer hold."""

from contextlib import suppress

from django.db import transaction

from accounts import audit
from assessments.models import Attempt, AttemptEvent, AttemptItem, Mark, Question, Regrade, RegradeOutcome
from assessments.regrading.preview import preview
from assessments.services.scoring import record_score
from courses.services import CourseComplete, take_back_step

Decision = RegradeOutcome.Decision


class ReasonMissing(Exception):
    pass


class NothingToChange(Exception):
    pass


class ChangedSinceShown(Exception):
    """Something happened since the preview: the trainer has to look again."""


class AlreadyDecided(Exception):
    pass


@transaction.atomic
def apply_regrade(*, version, attempts, reason, digest, by, at):
    """Mark `attempts` by the key of `version`, as the preview with this `digest` showed it. Doing it again returns
    what was done. Raises ReasonMissing, NothingToChange, ChangedSinceShown and what a preview raises."""
    if not reason.strip():
        raise ReasonMissing
    # Two trainers at once: the second finds what the first did.
    Question.objects.select_for_update(no_key=True).get(pk=version.question_id)
    done = Regrade.objects.filter(version=version, preview_digest=digest).first()
    if done:
        return done
    list(attempts.for_update().values_list("pk"))
    shown = preview(version, attempts)
    if not shown.changes:
        raise NothingToChange
    if shown.digest != digest:
        raise ChangedSinceShown
    regrade = Regrade.objects.create(
        question_id=version.question_id,
        version=version,
        reason=reason.strip(),
        applied_at=at,
        applied_by=by,
        preview_digest=digest,
    )
    for change in shown.changes:
        _apply(regrade, change, by=by, at=at)
    audit.record("quiz.regraded", actor=by, target=version.question.code, reason=reason)
    return regrade


def _apply(regrade, change, *, by, at):
    attempt = change.attempt
    _note(regrade, change, by=by, at=at)
    AttemptItem.objects.filter(pk=change.item.pk).update(key_version=regrade.version)
    Mark.objects.filter(item=change.item.pk).update(points=change.new_points, marked_at=at)
    record_score(attempt=attempt, result=change.result, at=at)
    if change.loses and not change.needs_decision:
        _take_back_steps(attempt)


def _note(regrade, change, *, by, at):
    attempt = change.attempt
    RegradeOutcome.objects.create(
        regrade=regrade,
        attempt=attempt,
        old_points=change.old_points,
        new_points=change.new_points,
        old_score=attempt.score,
        new_score=change.result.score,
        was_passed=attempt.is_passed,
        is_passed=change.result.is_passed,
        decision=Decision.WAITING if change.needs_decision else Decision.NOT_NEEDED,
    )
    AttemptEvent.objects.create(
        attempt=attempt,
        kind=AttemptEvent.Kind.REGRADED,
        actor=by,
        at=at,
        facts={
            "question": change.item.position,
            "old_score": str(attempt.score),
            "new_score": str(change.result.score),
            "reason": regrade.reason,
        },
    )


def _take_back_steps(attempt):
    for step_key in filter(None, [attempt.quiz_key, attempt.version.rules.remedial_of]):
        with suppress(CourseComplete):
            take_back_step(enrolment=attempt.enrolment, step_key=step_key)


@transaction.atomic
def decide(*, outcome, is_kept, note, by, at):
    """Whether a result that no longer passes stays. Taking back a certificate is done where certificates are revoked,
    with evidence and hours; here stands that it has to be. Raises ReasonMissing and AlreadyDecided."""
    if not note.strip():
        raise ReasonMissing
    outcome = RegradeOutcome.objects.select_for_update(of=("self",), no_key=True).get(pk=outcome.pk)
    decision = Decision.KEPT if is_kept else Decision.WITHDRAWN
    if outcome.decision != Decision.WAITING:
        if outcome.decision == decision:
            return outcome
        raise AlreadyDecided
    outcome.decision, outcome.note = decision, note.strip()
    outcome.decided_by, outcome.decided_at = by, at
    outcome.save(update_fields=["decision", "note", "decided_by", "decided_at"])
    attempt = Attempt.objects.select_related("learner", "version").get(pk=outcome.attempt_id)
    act = "regrade.kept" if is_kept else "regrade.withdrawn"
    audit.record(act, actor=by, subject=attempt.learner, target=attempt.version.title, reason=note)
    return outcome
