"""Two requests at once. SQLite takes one writer at a time, so only PostgreSQL can show these races."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from assessments import services
from assessments.attempts_desk.late import decide_late, waiting_rows
from assessments.attempts_desk.reopening import reopen_attempt
from assessments.models import Attempt, Mark, QuizPage, QuizVersion, Response
from courses.models import StepCompletion
from tests.factories.accounts import make_person
from tests.factories.assessments import answer_right, answer_wrong, make_quiz, only, with_rules
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


@pytest.fixture
def timed(enrolment, quiz_key, at):
    """Ten minutes."""
    with_rules(QuizPage.objects.get(translation_key=quiz_key), time_limit=10)
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


def test_an_answer_that_meets_a_submission_is_marked_or_kept_as_late(attempt, at):
    right, wrong = answer_right(attempt), answer_wrong(attempt)
    services.save_responses(attempts=only(attempt), answers=wrong, at=at)
    later = [services.Answer(each.item, each.given, each.key, sequence=2) for each in right]

    saved, submitted = at_once(
        lambda: services.save_responses(attempts=only(attempt), answers=later, at=at),
        lambda: services.submit_attempt(attempt=attempt, at=at),
    )

    assert Response.objects.count() == 6
    assert submitted.score == (0 if saved.is_late else 100)


def test_a_save_a_submission_and_two_sweeps_close_an_expired_attempt_once(timed, at):
    services.save_responses(attempts=only(timed), answers=answer_right(timed), at=at)
    late = answer_wrong(timed)
    after = at + timedelta(hours=1)

    saved, submitted, *sweeps = at_once(
        lambda: services.take_answers(attempts=only(timed), answers=late, at=after),
        lambda: services.submit_attempt(attempt=timed, at=after),
        lambda: services.close_expired(at=after),
        lambda: services.close_expired(at=after),
    )

    assert (saved.is_late, submitted.score, sum(sweeps) <= 1) == (True, 100, True)
    timed.refresh_from_db()
    assert (Mark.objects.count(), timed.is_timed_out) == (3, True)


def test_starting_while_the_sweep_closes_the_last_attempt_neither_waits_for_the_other(timed, enrolment, quiz_key, at):
    services.save_responses(attempts=only(timed), answers=answer_right(timed), at=at)
    after = at + timedelta(hours=1)

    def begin():
        return services.start_attempt(enrolment=enrolment, quiz_key=quiz_key, at=after)

    outcomes = at_once(begin, lambda: services.close_expired(at=after), begin)

    assert [outcomes[0].number, outcomes[2].number] == [2, 2]
    assert Attempt.objects.get(number=1).score == 100


def test_two_trainers_decide_on_late_answers_once(timed, at):
    after = at + timedelta(hours=1)
    services.take_answers(attempts=only(timed), answers=answer_right(timed), at=after)
    decisions = {row.key: True for row in waiting_rows(timed).values()}
    trainers = [make_person("Tri Wahyuni"), make_person("Wayan Sudarma")]

    at_once(
        *[
            lambda trainer=trainer: decide_late(
                attempt=timed, decisions=decisions, reason="Jaringan putus", by=trainer, at=after + timedelta(hours=1)
            )
            for trainer in trainers
        ]
    )

    assert timed.events.filter(kind="late_accepted").count() == 3
    assert Attempt.objects.get().score == 100


def test_reopening_and_starting_at_once_leave_one_open_attempt(enrolment, quiz_key, attempt, at):
    services.submit_attempt(attempt=attempt, at=at)

    at_once(
        lambda: services.start_attempt(enrolment=enrolment, quiz_key=quiz_key, at=at),
        lambda: reopen_attempt(attempt=attempt, reason="Listrik padam", by=None, at=at),
    )

    assert Attempt.objects.open().count() == 1


def test_the_same_key_at_once_is_stored_once(attempt, at):
    answers = answer_right(attempt)

    outcomes = at_once(*[lambda: services.save_responses(attempts=only(attempt), answers=answers, at=at)] * 4)

    assert outcomes == [services.Saved(attempt, answered=3, total=3, sequence=1)] * 4
    assert Response.objects.count() == 3


def test_publishing_at_once_numbers_the_versions_apart(enrolment, quiz_key, at):
    quiz = QuizPage.objects.get(translation_key=quiz_key)
    QuizPage.objects.update(pass_mark=80)
    quiz.refresh_from_db()

    at_once(*[lambda: services.freeze_quiz(page=quiz, at=at)] * 4)

    assert list(QuizVersion.objects.order_by("number").values_list("number", "pass_mark")) == [(1, 70), (2, 80)]
