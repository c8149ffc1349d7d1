from datetime import timedelta

import pytest

from accounts.models import AuditEntry
from assessments import services
from assessments.attempts_desk.reopening import (
    AppealUpheld,
    LeftCourse,
    NotEnded,
    NoTimeLeft,
    NotTheLast,
    Passed,
    ReasonMissing,
    reopen_attempt,
)
from assessments.marking.appealing import answer_appeal, make_appeal
from assessments.models import Attempt, Mark
from tests.factories.assessments import answer_right, only, start, submit

MINUTE = timedelta(minutes=1)


def reopen(attempt, trainer, at, *, minutes=None, reason="Listrik padam"):
    return reopen_attempt(attempt=attempt, minutes=minutes, reason=reason, by=trainer, at=at)


@pytest.fixture
def failed(enrolment, quiz, at):
    return submit(enrolment, quiz, at, right=False)


def test_the_learner_goes_on_with_the_time_that_was_left(timed, trainer, at):
    services.submit_attempt(attempt=timed, at=at + 4 * MINUTE)

    reopened = reopen(timed, trainer, at + 60 * MINUTE)

    assert reopened.deadline_at == at + 66 * MINUTE
    assert reopened.accepts_until == at + 68 * MINUTE
    assert reopened.accepts_answers(at + 67 * MINUTE)


def test_the_trainer_may_give_more_time(late, trainer, at):
    assert reopen(late, trainer, at + 60 * MINUTE, minutes=15).deadline_at == at + 75 * MINUTE


def test_who_used_up_the_time_gets_none_without_a_number(late, trainer, at):
    with pytest.raises(NoTimeLeft):
        reopen(late, trainer, at + 60 * MINUTE)


def test_without_a_limit_it_stays_open(failed, trainer, at):
    assert reopen(failed, trainer, at).deadline_at is None


def test_marks_score_and_end_are_gone_and_answers_stay(failed, trainer, at):
    reopened = reopen(failed, trainer, at)

    assert (reopened.submitted_at, reopened.score, reopened.is_passed) == (None, None, None)
    assert not Mark.objects.exists()
    assert reopened.responses.count() == 3


def test_what_is_answered_after_that_is_marked(failed, trainer, at):
    reopen(failed, trainer, at)
    better = [services.Answer(each.item, each.given, each.key, sequence=2) for each in answer_right(failed)]
    services.take_answers(attempts=only(failed), answers=better, at=at + MINUTE)

    assert services.submit_attempt(attempt=failed, at=at + MINUTE).score == 100


def test_it_is_closed_again_when_its_new_time_is_up(late, trainer, at):
    reopen(late, trainer, at + 60 * MINUTE, minutes=5)

    assert services.close_expired(at=at + 70 * MINUTE) == 1
    assert Attempt.objects.get().submitted_at == at + 65 * MINUTE


def test_a_passed_attempt_stays_as_it_is(enrolment, quiz, trainer, at):
    with pytest.raises(Passed):
        reopen(submit(enrolment, quiz, at), trainer, at)


def test_an_open_attempt_is_not_opened_again(attempt, trainer, at):
    with pytest.raises(NotEnded):
        reopen(attempt, trainer, at)


def test_only_the_last_attempt_is_opened_again(enrolment, quiz, failed, trainer, at):
    start(enrolment, quiz, at)

    with pytest.raises(NotTheLast):
        reopen(failed, trainer, at)


def test_nothing_is_opened_for_who_left_the_course(enrolment, failed, trainer, at):
    enrolment.withdrawn_at = at
    enrolment.save()

    with pytest.raises(LeftCourse):
        reopen(failed, trainer, at)


def appeal(attempt, trainer, at, **answer):
    item = attempt.items.select_related("attempt__version").first()
    made = make_appeal(item=item, reason="Jawaban saya benar.", at=at)
    answer_appeal(appeal=made, answer="Sudah diperiksa.", by=trainer, at=at, **answer)


def test_what_an_upheld_appeal_gave_is_not_taken_back(failed, trainer, at):
    appeal(failed, trainer, at, is_upheld=True, points=1)

    with pytest.raises(AppealUpheld):
        reopen(failed, trainer, at)

    assert round(Attempt.objects.get().score) == 33


def test_a_refused_appeal_keeps_no_attempt_closed(failed, trainer, at):
    appeal(failed, trainer, at, is_upheld=False)

    assert not reopen(failed, trainer, at).is_submitted


def test_it_needs_a_reason(failed, trainer, at):
    with pytest.raises(ReasonMissing):
        reopen(failed, trainer, at, reason="")


def test_who_opened_it_stands_in_the_log_and_in_the_trail(failed, trainer, at):
    reopen(failed, trainer, at)

    event = failed.events.get(kind="reopened")
    assert (event.actor, event.facts) == (trainer, {"reason": "Listrik padam", "until": None, "score": "0.00"})
    assert AuditEntry.objects.get(action="attempt.reopened").subject_id == failed.learner.public_id
