import secrets
from contextlib import suppress

from django.db import transaction

from assessments.grading import grade
from assessments.models import Attempt, AttemptItem, Mark, QuizVersion
from assessments.services.answers import save_responses
from assessments.version_content import questions_of
from courses.models import Enrolment
from courses.services import EnrolmentWithdrawn, StepNotInCourse, complete_step

TRUE_FALSE = "true_false"


class QuizNotPublished(Exception):
    """There is no version of the quiz that could be taken."""


class QuizNotInCourse(Exception):
    """The course version that the learner follows does not hold this quiz."""


class NoAttemptsLeft(Exception):
    pass


@transaction.atomic
def start_attempt(*, enrolment, quiz_key, at):
    """The learner's open attempt at the quiz, or a new one at its newest version."""
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",), no_key=True).select_related("version").get(pk=enrolment.pk)
    )
    submitted_at = dict(enrolment.attempts.of_quiz(quiz_key).values_list("pk", "submitted_at"))
    for pk, moment in submitted_at.items():
        if moment is None:
            return Attempt.objects.get(pk=pk)

    version = QuizVersion.objects.of_quiz(quiz_key).newest()
    _check_may_start(enrolment, version, quiz_key, len(submitted_at))
    attempt = Attempt.objects.create(
        learner_id=enrolment.learner_id,
        enrolment=enrolment,
        version=version,
        quiz_key=quiz_key,
        number=len(submitted_at) + 1,
        started_at=at,
    )
    AttemptItem.objects.bulk_create(_new_items(attempt))
    return attempt


def _check_may_start(enrolment, version, quiz_key, attempts_taken):
    if enrolment.withdrawn_at:
        raise EnrolmentWithdrawn
    if version is None:
        raise QuizNotPublished
    if str(quiz_key) not in enrolment.version.step_keys():
        raise QuizNotInCourse
    if version.attempts_allowed is not None and attempts_taken >= version.attempts_allowed:
        raise NoAttemptsLeft


def _new_items(attempt):
    for position, question in enumerate(questions_of(attempt.version).values(), start=1):
        order = list(question.options)
        if question.kind != TRUE_FALSE:  # "True" before "False" is how people read it.
            secrets.SystemRandom().shuffle(order)
        yield AttemptItem(
            attempt=attempt,
            question_version_id=question.version_id,
            position=position,
            option_order=order,
            points=question.points,
        )


@transaction.atomic
def submit_attempt(*, attempt, answers=(), at):
    """Mark the attempt against the version it was started on, and close it. A second time changes nothing."""
    attempt = (
        Attempt.objects.select_for_update(of=("self",), no_key=True)
        .select_related("version", "enrolment__version")
        .get(pk=attempt.pk)
    )
    if attempt.is_submitted:
        return attempt
    if attempt.enrolment.withdrawn_at:
        raise EnrolmentWithdrawn
    if answers:
        save_responses(attempt=attempt, answers=answers, at=at)

    result = _mark(attempt, at=at)
    # Another server's clock, or a corrected one, may be behind the one that told the start.
    attempt.submitted_at = max(at, attempt.started_at)
    attempt.score = result.score
    attempt.is_passed = result.is_passed
    attempt.save(update_fields=["submitted_at", "score", "is_passed"])
    if attempt.is_passed or attempt.version.is_pre_test:
        _complete(attempt, at=at)
    return attempt


def _complete(attempt, *, at):
    # Who moved to a version of the course without this quiz keeps the result, which then completes nothing.
    with suppress(StepNotInCourse):
        complete_step(
            enrolment=attempt.enrolment,
            step_key=str(attempt.quiz_key),
            at=at,
            content_checksum=attempt.version.checksum,
        )


def _mark(attempt, *, at):
    items = attempt.items.list_with_current_response()
    questions = questions_of(attempt.version)
    result = grade(
        {item.pk: questions[item.question_version_id].answer_key() for item in items},
        {item.pk: item.current_chosen or () for item in items},
        pass_mark=attempt.version.pass_mark_in(attempt.enrolment.version),
    )
    Mark.objects.bulk_create(
        Mark(
            item_id=item.pk,
            response_id=item.current_id,
            points=result.points[item.pk],
            max_points=item.points,
            marked_at=at,
        )
        for item in items
    )
    return result
