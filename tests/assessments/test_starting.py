import pytest
from django.db import IntegrityError, transaction

from assessments import services
from assessments.models import Attempt, Question
from tests.factories.accounts import make_person
from tests.factories.assessments import answer_right, make_question, make_quiz, start, submit
from tests.factories.courses import enrol_learner, publish


def test_a_new_attempt_holds_every_question_with_its_options(attempt, quiz, at):
    items = list(attempt.items.all())

    assert (attempt.number, attempt.started_at, attempt.submitted_at) == (1, at, None)
    assert [item.position for item in items] == [1, 2, 3]
    options = [block.id for block in quiz.chosen_questions()[0].options]
    assert sorted(items[0].option_order) == sorted(options)


def test_options_come_in_an_order_of_their_own_for_each_attempt(course, at):
    quiz = make_quiz(course, items=12)
    orders = set()
    for name in ("Budi Santoso", "Ratna Dewi"):
        attempt = start(enrol_learner(course, make_person(name), at), quiz, at)
        orders.add(str([item.option_order for item in attempt.items.all()]))

    assert len(orders) == 2


def test_true_stays_before_false(course, learner, at):
    questions = [make_question(kind=Question.Kind.TRUE_FALSE) for _ in range(6)]
    quiz = make_quiz(course, questions=questions)

    attempt = start(enrol_learner(course, learner, at), quiz, at)

    authored = [[block.id for block in question.options] for question in questions]
    assert [item.option_order for item in attempt.items.all()] == authored


def test_starting_again_resumes_the_open_attempt(enrolment, quiz, attempt, at):
    assert start(enrolment, quiz, at) == attempt
    assert Attempt.objects.count() == 1


def test_after_submitting_a_new_attempt_starts_with_the_next_number(enrolment, quiz, at):
    submit(enrolment, quiz, at)

    assert start(enrolment, quiz, at).number == 2


def test_a_new_attempt_takes_the_newest_version(enrolment, quiz, at):
    submit(enrolment, quiz, at)
    quiz.pass_mark = 80
    publish(quiz)

    assert start(enrolment, quiz, at).version.pass_mark == 80


def test_an_open_attempt_is_resumed_on_its_own_version(enrolment, quiz, attempt, at):
    quiz.pass_mark = 80
    publish(quiz)

    assert start(enrolment, quiz, at).version.pass_mark == 70


def test_no_more_attempts_than_allowed(course, learner, at):
    quiz = make_quiz(course, max_attempts=1)
    enrolment = enrol_learner(course, learner, at)
    submit(enrolment, quiz, at, right=False)

    with pytest.raises(services.NoAttemptsLeft):
        start(enrolment, quiz, at)


def test_a_pre_test_is_taken_once(course, learner, at):
    quiz = make_quiz(course, role="pre_test")
    enrolment = enrol_learner(course, learner, at)
    submit(enrolment, quiz, at)

    with pytest.raises(services.NoAttemptsLeft):
        start(enrolment, quiz, at)


def test_a_quiz_that_was_never_published_cannot_be_started(enrolment, course, at):
    quiz = make_quiz(course, published=False)

    with pytest.raises(services.QuizNotPublished):
        start(enrolment, quiz, at)


def test_a_quiz_that_the_followed_version_lacks_cannot_be_started(enrolment, course, at):
    later = make_quiz(course)

    with pytest.raises(services.QuizNotInCourse):
        start(enrolment, later, at)


def test_who_left_the_course_starts_nothing(enrolment, quiz, at):
    enrolment.withdrawn_at = at
    enrolment.save()

    with pytest.raises(services.EnrolmentWithdrawn):
        start(enrolment, quiz, at)


def test_the_database_allows_one_open_attempt_per_quiz(attempt):
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            learner=attempt.learner,
            enrolment=attempt.enrolment,
            version=attempt.version,
            quiz_key=attempt.quiz_key,
            number=2,
            started_at=attempt.started_at,
        )


def test_attempts_at_two_quizzes_may_be_open_at_once(course, learner, at):
    first, second = make_quiz(course), make_quiz(course)
    enrolment = enrol_learner(course, learner, at)

    start(enrolment, first, at)
    start(enrolment, second, at)

    assert Attempt.objects.open().count() == 2


def test_an_attempt_of_another_quiz_does_not_count_against_this_one(course, learner, at):
    first, second = make_quiz(course, max_attempts=1), make_quiz(course, max_attempts=1)
    enrolment = enrol_learner(course, learner, at)
    attempt = start(enrolment, first, at)
    services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    assert start(enrolment, second, at).number == 1
