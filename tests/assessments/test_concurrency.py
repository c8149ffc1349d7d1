"""Two requests at once. SQLite takes one writer at a time, so only PostgreSQL can show these races."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from assessments import services
from assessments.models import Attempt, Mark, QuizPage, QuizVersion, Response
from courses.models import StepCompletion
from tests.factories.accounts import make_person
from tests.factories.assessments import answer_right, answer_wrong, make_quiz
from tests.factories.courses import enrol_learner, make_course

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enrolment(at):
    course = make_course(lessons=1)
    make_quiz(course)
    return enrol_learner(course, make_person("Yuliana Wati"), at)


@pytest.fixture
def quiz_key(enrolment):
    return enrolment.version.steps()[-1]["key"]


@pytest.fixture
def attempt(enrolment, quiz_key, at):
    return services.start_attempt(enrolment=enrolment, quiz_key=quiz_key, at=at)


def at_once(*actions):
    """Runs the actions in threads that leave together; returns what each returned or raised."""
    barrier, outcomes = Barrier(len(actions)), [None] * len(actions)

    def run(place, action):
        try:
            barrier.wait(timeout=10)
            outcomes[place] = action()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


def test_starting_at_once_opens_one_attempt(enrolment, quiz_key, at):
    def begin():
        return services.start_attempt(enrolment=enrolment, quiz_key=quiz_key, at=at)

    outcomes = at_once(*[begin] * 4)

    assert {attempt.pk for attempt in outcomes} == {Attempt.objects.get().pk}


def test_submitting_at_once_marks_once(attempt, at):
    answers = answer_right(attempt)

    def hand_in():
        return services.submit_attempt(attempt=attempt, answers=answers, at=at)

    outcomes = at_once(*[hand_in] * 4)

    assert [outcome.score for outcome in outcomes] == [100] * 4
    assert (Mark.objects.count(), StepCompletion.objects.count()) == (3, 1)


def test_an_answer_that_meets_a_submission_is_marked_or_refused(attempt, at):
    right, wrong = answer_right(attempt), answer_wrong(attempt)
    services.save_responses(attempt=attempt, answers=wrong, at=at)
    later = [services.Answer(each.item, each.chosen, each.key, sequence=2) for each in right]

    saved, submitted = at_once(
        lambda: services.save_responses(attempt=attempt, answers=later, at=at),
        lambda: services.submit_attempt(attempt=attempt, at=at),
    )

    if isinstance(saved, services.AttemptClosed):
        assert (submitted.score, Response.objects.count()) == (0, 3)
    else:
        assert (submitted.score, Response.objects.count()) == (100, 6)


def test_the_same_key_at_once_is_stored_once(attempt, at):
    answers = answer_right(attempt)

    outcomes = at_once(*[lambda: services.save_responses(attempt=attempt, answers=answers, at=at)] * 4)

    assert outcomes == [services.Saved(answered=3, total=3)] * 4
    assert Response.objects.count() == 3


def test_publishing_at_once_numbers_the_versions_apart(enrolment, quiz_key, at):
    quiz = QuizPage.objects.get(translation_key=quiz_key)
    QuizPage.objects.update(pass_mark=80)
    quiz.refresh_from_db()

    at_once(*[lambda: services.freeze_quiz(page=quiz, at=at)] * 4)

    assert list(QuizVersion.objects.order_by("number").values_list("number", "pass_mark")) == [(1, 70), (2, 80)]
