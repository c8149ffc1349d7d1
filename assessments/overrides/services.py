"""Exceptions for a learner or a cohort, for disabilities and outages. What is agreed reaches open attempts at once."""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q

from accounts import audit
from assessments.models import Attempt, AttemptEvent, QuizOverride
from assessments.overrides.terms import exceptions_for


class AlreadyExcepted(Exception):
    """The learner or the cohort has an exception at this quiz; it has to end before another one begins."""


@transaction.atomic
def set_override(*, quiz_key, quiz_title, learner=None, cohort=None, terms, reason, by, at):
    """`terms`: {rule of QuizOverride.RULES: value}; what says nothing is left out. The same a second time changes
    nothing. Raises AlreadyExcepted.
    """
    standing = _standing(quiz_key, learner, cohort)
    if standing is not None:
        return _same_or_refused(standing, terms)
    try:
        with transaction.atomic():
            override = QuizOverride.objects.create(
                quiz_key=quiz_key,
                learner=learner,
                cohort=cohort,
                **_said(terms),
                reason=reason,
                created_at=at,
                created_by=by,
            )
    except IntegrityError:  # somebody else was quicker
        return _same_or_refused(_standing(quiz_key, learner, cohort), terms)
    _let_open_attempts_follow(override, by=by, at=at)
    changes = {name: ["", str(value)] for name, value in override.exceptions().items() if name != "access_code"}
    _record("made", override, quiz_title, reason=reason, changes=changes)
    return override


def _same_or_refused(standing, terms):
    if standing is None or standing.exceptions() != _said(terms):
        raise AlreadyExcepted
    return standing


@transaction.atomic
def end_override(*, override, quiz_title, by, at):
    """From now on the usual terms hold again; who still writes keeps at least the time until now."""
    override = QuizOverride.objects.select_for_update(no_key=True, of=("self",)).get(pk=override.pk)
    if override.ended_at:
        return override
    override.ended_at = at
    override.save(update_fields=["ended_at"])
    _let_open_attempts_follow(override, by=by, at=at)
    _record("ended", override, quiz_title)
    return override


def _standing(quiz_key, learner, cohort):
    found = QuizOverride.objects.select_for_update(no_key=True).filter(quiz_key=quiz_key, ended_at=None)
    return found.filter(Q(learner=learner) if learner else Q(cohort=cohort)).first()


def _said(terms):
    return {name: value for name, value in terms.items() if value not in (None, "")}


def _record(what, override, quiz_title, **facts):
    if override.cohort_id:
        target = f"{override.cohort.name}: {quiz_title}"
        audit.record(f"quiz.cohort_exception_{what}", target=target, unit=override.cohort.organiser, **facts)
    else:
        audit.record(f"quiz.exception_{what}", subject=override.learner, target=quiz_title, **facts)


def _let_open_attempts_follow(override, *, by, at):
    whose = Q(learner=override.learner_id) if override.learner_id else Q(enrolment__cohort=override.cohort_id)
    reopened = AttemptEvent.objects.filter(attempt=OuterRef("pk"), kind=AttemptEvent.Kind.REOPENED)
    attempts = Attempt.objects.of_quiz(override.quiz_key).open().filter(whose).annotate(was_reopened=Exists(reopened))
    # In the same order as others who lock many, so that nobody waits in a circle.
    for attempt in attempts.for_update().order_by("pk").select_related("version", "enrolment"):
        rules = attempt.version.rules.with_exceptions(_times(exceptions_for(attempt.enrolment, attempt.quiz_key)))
        _move_deadline(attempt, _deadline(attempt, rules, at), rules.grace, by=by, at=at)


def _deadline(attempt, rules, at):
    """Never one that has passed: who writes now would lose what they are about to send. What was agreed when an attempt
    was reopened is not taken back."""
    deadline, current = rules.deadline(attempt.started_at), attempt.deadline_at
    if deadline is None:
        return None
    if attempt.was_reopened:
        return current and max(deadline, current)
    return max(deadline, min(at, current or at))


def _move_deadline(attempt, deadline, grace, *, by, at):
    if deadline == attempt.deadline_at:
        return
    before = attempt.deadline_at
    attempt.deadline_at, attempt.accepts_until = deadline, deadline and deadline + grace
    attempt.save(update_fields=["deadline_at", "accepts_until"])
    AttemptEvent.objects.create(
        attempt=attempt,
        kind=AttemptEvent.Kind.TERMS_CHANGED,
        at=at,
        actor=by,
        facts={"from": before and before.isoformat(), "to": deadline and deadline.isoformat()},
    )


def _times(exceptions):
    return {name: value for name, value in exceptions.items() if name in ("closes_at", "time_limit")}
