"""Late answers that count may take a pass away: nobody does that unawares."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from assessments import services
from assessments.attempts_desk.late import decide_late, late_answers, waiting_rows
from courses.models import StepCompletion
from tests.factories.assessments import answer_right, answer_wrong, make_quiz, only, start, submit
from tests.factories.courses import enrol_learner

MINUTE = timedelta(minutes=1)
LOST = "tidak lagi berstatus lulus"


@pytest.fixture
def passed(enrolment, quiz, at):
    return submit(enrolment, quiz, at)


def send_late(attempt, answers, at):
    services.take_answers(attempts=only(attempt), answers=answers, at=at + MINUTE)


def again(given):
    return services.Answer(given.item, given.given, uuid4(), sequence=2)


def decide(attempt, trainer, at, *, counts=True):
    decisions = {row.key: counts for row in waiting_rows(attempt).values()}
    return decide_late(attempt=attempt, decisions=decisions, reason="Jaringan putus.", by=trainer, at=at + 2 * MINUTE)


def warnings(attempt):
    found = late_answers(attempt)
    return found.would_fail, found.could_fail


def page_of(client, attempt):
    return client.get(reverse("attempts:detail", args=[attempt.public_id])).content.decode()


def test_wrong_answers_would_take_the_pass_away(passed, at):
    send_late(passed, answer_wrong(passed), at)

    assert warnings(passed) == (True, True)


def test_right_ones_would_not(passed, at):
    send_late(passed, answer_right(passed), at)

    assert warnings(passed) == (False, False)


def test_some_of_them_alone_may_take_it_away(course, learner, at):
    """Two of three were right in time; of two late answers one makes it better and the other worse."""
    quiz = make_quiz(course, role="module_quiz", pass_mark=60)
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    right, wrong = answer_right(attempt), answer_wrong(attempt)
    attempt = services.submit_attempt(attempt=attempt, answers=[wrong[0], *right[1:]], at=at)
    send_late(attempt, [again(right[0]), again(wrong[1])], at)

    assert warnings(attempt) == (False, True)


def test_where_nothing_was_passed_nothing_is_lost(late):
    assert warnings(late) == (False, False)


def test_an_attempt_that_was_not_passed_is_decided_on_without_a_warning(late, trainer, at):
    decide(late, trainer, at + 30 * MINUTE)

    assert AuditEntry.objects.get(action="attempt.late_accepted").reason == "Jaringan putus."


def test_the_page_warns(client, passed, trainer, at):
    send_late(passed, answer_wrong(passed), at)
    client.force_login(trainer)

    assert LOST in page_of(client, passed)


def test_the_page_does_not_warn_of_right_answers(client, passed, trainer, at):
    send_late(passed, answer_right(passed), at)
    client.force_login(trainer)

    assert LOST not in page_of(client, passed)


def test_the_trail_and_the_page_say_that_the_pass_is_gone_and_the_step_done(client, passed, trainer, at):
    send_late(passed, answer_wrong(passed), at)
    client.force_login(trainer)
    form = {str(row.key): "yes" for row in waiting_rows(passed).values()}

    response = client.post(
        reverse("attempts:late", args=[passed.public_id]), {**form, "reason": "Jaringan putus."}, follow=True
    )

    passed.refresh_from_db()
    assert (passed.is_passed, StepCompletion.objects.filter(step_key=passed.quiz_key).exists()) == (False, True)
    assert LOST in response.content.decode()
    reason = AuditEntry.objects.get(action="attempt.late_accepted").reason
    assert reason.startswith("Jaringan putus. ")
    assert LOST in reason


def test_a_refusal_takes_nothing_away(passed, trainer, at):
    send_late(passed, answer_wrong(passed), at)

    assert decide(passed, trainer, at, counts=False).is_passed
    assert AuditEntry.objects.get(action="attempt.late_refused").reason == "Jaringan putus."
