"""What comes after the end counts for nothing and is kept, so that the trainer can decide."""

from datetime import timedelta

import pytest

from assessments import services
from assessments.models import Attempt, Response
from assessments.services import answers as answers_module
from tests.factories.assessments import answer, answer_right, answer_wrong, only, start, submit, with_rules

MINUTE = timedelta(minutes=1)


def take(attempt, answers, at):
    return services.take_answers(attempts=only(attempt), answers=answers, at=at)


@pytest.fixture
def timed(enrolment, quiz, at):
    """Ten minutes, and two of grace."""
    with_rules(quiz, time_limit=10, grace_seconds=120)
    return start(enrolment, quiz, at)


def test_an_attempt_knows_when_its_answers_end(timed, at):
    assert (timed.deadline_at, timed.accepts_until) == (at + 10 * MINUTE, at + 12 * MINUTE)


def test_answers_count_until_the_grace_is_over(timed, at):
    saved = take(timed, answer_right(timed), at + 12 * MINUTE)

    assert (saved.answered, saved.has_ended, saved.is_late) == (3, False, False)


def test_later_answers_are_kept_beside_and_count_for_nothing(timed, at):
    saved = take(timed, answer_right(timed), at + 13 * MINUTE)

    assert (saved.answered, saved.has_ended, saved.is_late) == (0, True, True)
    assert set(Response.objects.values_list("standing", flat=True)) == {"late"}


def test_who_sends_after_the_time_closes_the_attempt(timed, at):
    take(timed, answer_right(timed), at + 13 * MINUTE)

    timed.refresh_from_db()
    assert (timed.submitted_at, timed.is_timed_out, timed.score) == (at + 10 * MINUTE, True, 0)


def test_what_came_in_time_is_marked_when_the_time_was_up(timed, at):
    take(timed, answer_right(timed), at + MINUTE)
    take(timed, answer_wrong(timed), at + 13 * MINUTE)

    assert Attempt.objects.get().score == 100


def test_answers_to_a_submitted_attempt_change_no_mark(enrolment, quiz, at):
    attempt = submit(enrolment, quiz, at)

    saved = take(attempt, answer_wrong(attempt), at)

    assert saved.is_late
    assert services.submit_attempt(attempt=attempt, at=at).score == 100


def test_a_repeat_of_a_late_answer_is_told_to_be_late_and_stored_once(timed, at):
    answers = answer_right(timed)
    take(timed, answers, at + 13 * MINUTE)

    saved = take(timed, answers, at + 14 * MINUTE)

    assert saved.is_late
    assert Response.objects.count() == 3


def test_nobody_fills_the_disk_with_late_answers(monkeypatch, timed, at):
    monkeypatch.setattr(answers_module, "MOST_LATE_ANSWERS", 4)
    take(timed, answer_right(timed), at + 13 * MINUTE)

    with pytest.raises(services.AttemptClosed):
        take(timed, answer_wrong(timed), at + 14 * MINUTE)

    assert Response.objects.count() == 3


def test_a_late_answer_has_to_fit_as_any_other(timed, at):
    with pytest.raises(services.UnfitAnswer):
        take(timed, [answer(timed.items.first(), ["nothing"])], at + 13 * MINUTE)
