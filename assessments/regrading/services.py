"""A corrected key, applied as it was shown; and what becomes of results that no longer hold."""

from contextlib import suppress

from django.db import transaction

from accounts import audit
from assessments.models import Attempt, AttemptEvent, AttemptItem, Mark, Question, Regrade, RegradeOutcome
from assessments.outcomes import is_step_done
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
    held = AttemptItem.objects.filter(
        question_version__question=version.question_id, question_version__number__lt=version.number
    )
    # In the same order as others who lock many, so that nobody waits in a circle.
    holders = attempts.filter(pk__in=held.order_by().values("attempt")).for_update().order_by("pk")
    holders = list(holders.values_list("pk", flat=True))
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
    # Open attempts are marked by it later, and whose result stays shall not read the wrong key as the right one.
    held.filter(attempt__in=holders).update(key_version=version)
    for change in shown.changes:
        _mark(regrade, change, by=by, at=at)
    for change in shown.changes:
        _follow(change, at=at)
    audit.record("quiz.regraded", actor=by, target=version.question.code, reason=reason)
    return regrade


def _mark(regrade, change, *, by, at):
    _note(regrade, change, by=by, at=at)
    Mark.objects.filter(item=change.item.pk).update(points=change.new_points, marked_at=at)
    result = change.result
    Attempt.objects.filter(pk=change.attempt.pk).update(score=result.score, is_passed=result.is_passed)


def _follow(change, *, at):
    """Steps, once all are marked: several attempts of one person decide about a step together."""
    record_score(attempt=change.attempt, result=change.result, at=at)
    if change.loses and not change.needs_decision:
        _take_back_steps(change.attempt)


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
    for step_key in filter(None, _steps_of(attempt)):
        if _is_done_otherwise(attempt.enrolment, step_key):
            continue
        with suppress(CourseComplete):
            take_back_step(enrolment=attempt.enrolment, step_key=step_key)


def _is_done_otherwise(enrolment, step_key):
    """Whether the quiz itself or a remedial of it completes the step."""
    attempts = enrolment.attempts.marked().select_related("version", "enrolment__version").order_by("number")
    latest = {each.quiz_key: each for each in attempts if step_key in _steps_of(each)}
    return any(is_step_done(each) for each in latest.values())


def _steps_of(attempt):
    return str(attempt.quiz_key), attempt.version.rules.remedial_of


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
