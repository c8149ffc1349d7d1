"""The terms of a quiz for one learner: the rules of its version with the exceptions made for them."""

from dataclasses import dataclass

from django.db.models import Q

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
    rules = attempt.version.rules
    if rules.shown_later:
        closes_at = exceptions_for(attempt.enrolment, attempt.quiz_key).get("closes_at")
        rules = rules.with_exceptions({"closes_at": closes_at})
    return rules.shown(is_submitted=True, at=at)


def terms_with(version, exceptions):
    exceptions = dict(exceptions)
    max_attempts = exceptions.pop("max_attempts", None) or version.attempts_allowed
    return Terms(version.rules.with_exceptions(exceptions), max_attempts)
