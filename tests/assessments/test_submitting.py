from datetime import timedelta
from decimal import Decimal

import pytest

from assessments import services
from assessments.models import Mark
from competencies.models import Evidence
from courses.models import StepCompletion
from courses.services import move_to_latest_version
from tests.factories.assessments import answer, answer_right, answer_wrong, make_quiz, only, start, submit
from tests.factories.courses import enrol_learner, make_course, publish


def test_a_passed_attempt_completes_the_step(attempt, at):
    submitted = services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    assert (submitted.score, submitted.is_passed, submitted.submitted_at) == (Decimal(100), True, at)
    completion = StepCompletion.objects.get(enrolment=attempt.enrolment)
    assert completion.step_key == attempt.quiz_key
    assert completion.content_checksum == attempt.version.checksum


def test_a_failed_attempt_completes_nothing(attempt, at):
    submitted = services.submit_attempt(attempt=attempt, answers=answer_wrong(attempt), at=at)

    assert (submitted.score, submitted.is_passed) == (Decimal(0), False)
    assert not StepCompletion.objects.exists()


def test_an_attempt_without_any_answer_scores_nothing(attempt, at):
    submitted = services.submit_attempt(attempt=attempt, at=at)

    assert submitted.score == 0
    assert list(Mark.objects.values_list("response", flat=True)) == [None, None, None]


def test_the_course_decides_what_passes_its_post_test(course, learner, at):
    course.pass_mark = 75
    publish(course)
    quiz = make_quiz(course, role="post_test", items=4, pass_mark=100)
    attempt = start(enrol_learner(course, learner, at), quiz, at)

    submitted = services.submit_attempt(attempt=attempt, answers=answer_right(attempt, attempt.items.all()[:3]), at=at)

    assert (submitted.score, submitted.is_passed) == (Decimal(75), True)


def test_a_pass_mark_raised_later_does_not_reach_a_learner_on_the_older_version(course, learner, at):
    quiz = make_quiz(course, role="post_test", items=4)
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    course.pass_mark = 100
    publish(course)

    submitted = services.submit_attempt(attempt=attempt, answers=answer_right(attempt, attempt.items.all()[:3]), at=at)

    assert submitted.is_passed


def test_a_score_at_the_pass_mark_passes(course, learner, at):
    quiz = make_quiz(course, role="module_quiz", items=4, pass_mark=75)
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    items = list(attempt.items.all())

    answers = answer_right(attempt, items[:3]) + answer_wrong(attempt, items[3:])
    submitted = services.submit_attempt(attempt=attempt, answers=answers, at=at)

    assert (submitted.score, submitted.is_passed) == (Decimal(75), True)


def test_the_answer_that_counts_is_marked_and_named(attempt, at):
    item = attempt.items.first()
    first, last = answer_wrong(attempt, [item])[0], answer_right(attempt, [item])[0]
    services.save_responses(attempts=only(attempt), answers=[first], at=at)

    services.submit_attempt(attempt=attempt, answers=[answer(item, last.given, sequence=2)], at=at)

    assert item.mark.points == 1
    assert item.mark.response.sequence == 2


def test_submitting_twice_marks_once(attempt, at):
    first = services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    second = services.submit_attempt(attempt=attempt, answers=answer_wrong(attempt), at=at + timedelta(minutes=1))

    assert (second.score, second.submitted_at) == (first.score, first.submitted_at)
    assert Mark.objects.count() == 3
    assert StepCompletion.objects.count() == 1


def test_a_pre_test_is_done_whatever_its_score(course, learner, at):
    quiz = make_quiz(course, role="pre_test")

    submitted = submit(enrol_learner(course, learner, at), quiz, at, right=False)

    assert (submitted.score, submitted.is_passed) == (Decimal(0), False)
    assert StepCompletion.objects.filter(step_key=quiz.translation_key).exists()


def test_passing_the_last_step_completes_the_course_with_its_evidence(learner, at):
    course = make_course(lessons=0)
    quiz = make_quiz(course)
    enrolment = enrol_learner(course, learner, at)

    submit(enrolment, quiz, at)

    enrolment.refresh_from_db()
    assert enrolment.completed_at == at
    assert Evidence.objects.filter(person=learner).count() == 1


def test_nothing_is_marked_when_the_step_cannot_be_completed(attempt, enrolment, at):
    enrolment.withdrawn_at = at
    enrolment.save()

    with pytest.raises(services.EnrolmentWithdrawn):
        services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    attempt.refresh_from_db()
    assert not attempt.is_submitted
    assert not Mark.objects.exists()


def test_a_quiz_that_the_course_dropped_is_still_marked_and_completes_nothing(course, quiz, attempt, at):
    quiz.unpublish()
    publish(course)
    move_to_latest_version(enrolment=attempt.enrolment, at=at)

    submitted = services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    assert submitted.is_passed
    assert not StepCompletion.objects.exists()


def test_a_clock_that_was_put_back_does_not_keep_anybody_from_submitting(attempt, at):
    submitted = services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at - timedelta(minutes=1))

    assert submitted.submitted_at == attempt.started_at
    assert submitted.is_passed
