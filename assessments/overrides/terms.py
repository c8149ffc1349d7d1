"""The terms of a quiz for one learner: the rules of its version with the exceptions made for them."""

from dataclasses import dataclass

from django.db.models import Max, Q

from assessments.models import QuizOverride
from assessments.quizzes.rules import QuizRules


@dataclass(frozen=True)
class Terms:
    rules: QuizRules
    max_attempts: int | None  # None: as many as needed


def terms_for(enrolment, version):
    return terms_with(version, exceptions_for(enrolment, version.quiz_key))


def exceptions_for(enrolment, quiz_key):
    """{rule: value}; what was agreed for the learner goes before what holds for the cohort."""
    found = QuizOverride.objects.filter(
        Q(learner=enrolment.learner_id) | Q(cohort=enrolment.cohort_id), quiz_key=quiz_key, ended_at=None
    )
    exceptions = {}
    for override in sorted(found, key=lambda each: each.learner_id is not None):
        exceptions |= override.exceptions()
    return exceptions


def parts_shown(attempt, at):
    """What its learner may see of a submitted attempt by now: of rules.REVIEW_PARTS."""
    return rules_of_review(attempt).shown(is_submitted=True, at=at)


def rules_of_review(attempt):
    """The rules by which its learner sees what became of it."""
    rules = attempt.version.rules
    return rules.until_all_have_ended(last_closing_agreed(attempt.quiz_key)) if rules.shown_later else rules


def last_closing_agreed(quiz_key):
    """The latest hour until which somebody may write by an exception, or None."""
    return QuizOverride.objects.filter(quiz_key=quiz_key, ended_at=None).aggregate(last=Max("closes_at"))["last"]


def keys_of_attempts_showing(part, attempts, at):
    """The public ids of those of `attempts` of which their learner may see `part` of rules.REVIEW_PARTS by now."""
    submitted = attempts.submitted().select_related("version", "enrolment")
    return {attempt.public_id for attempt in submitted if part in parts_shown(attempt, at)}


def terms_with(version, exceptions):
    exceptions = dict(exceptions)
    max_attempts = exceptions.pop("max_attempts", None) or version.attempts_allowed
    return Terms(version.rules.with_exceptions(exceptions), max_attempts)
