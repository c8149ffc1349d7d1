from datetime import timedelta

import pytest

from accounts.models import AuditEntry
from assessments import services
from assessments.attempts_desk.late import (
    ChangedSinceShown,
    ReasonMissing,
    StillOpen,
    decide_late,
    late_answers,
    waiting_rows,
)
from assessments.models import Attempt, Mark, Response
from courses.models import StepCompletion
from tests.factories.assessments import answer_right, answer_wrong, only, submit

LATER = timedelta(minutes=30)


def decide(attempt, counts, trainer, at, reason="Jaringan putus"):
    """`counts`: True or False for all that wait."""
    decisions = {row.key: counts for row in waiting_rows(attempt).values()}
    return decide_late(attempt=attempt, decisions=decisions, reason=reason, by=trainer, at=at + LATER)


def test_the_trainer_sees_what_would_change(late):
    found = late_answers(late)

    assert [(row.points, row.points_if_accepted) for row in found.rows] == [(0, 1)] * 3
    assert (found.result.score, found.result_if_accepted.score) == (0, 100)


def test_of_several_late_answers_to_a_question_the_last_is_decided_on(late, after):
    again = [services.Answer(each.item, each.given, each.key, sequence=9) for each in answer_wrong(late)]
    services.take_answers(attempts=only(late), answers=again, at=after)

    assert {row.sequence for row in waiting_rows(late).values()} == {9}


def test_accepted_answers_count_and_the_attempt_is_marked_anew(late, trainer, at):
    decided = decide(late, True, trainer, at)

    assert (decided.score, decided.is_passed) == (100, True)
    assert set(Mark.objects.values_list("response__standing", flat=True)) == {"counts"}
    assert StepCompletion.objects.filter(step_key=late.quiz_key).exists()


def test_the_evidence_itself_stays_as_it_came(late, trainer, at):
    before = list(late.responses.filter(standing="late").order_by("pk").values())

    decide(late, True, trainer, at)

    assert list(late.responses.filter(standing="late").order_by("pk").values()) == before


def test_refused_answers_change_nothing(late, trainer, at):
    decided = decide(late, False, trainer, at)

    assert (decided.score, Response.objects.count()) == (0, 6)
    assert waiting_rows(late) == {}


def test_some_may_count_and_others_not(late, trainer, at):
    keys = [row.key for row in waiting_rows(late).values()]
    decisions = {keys[0]: True, keys[1]: False, keys[2]: False}

    decided = decide_late(attempt=late, decisions=decisions, reason="Listrik padam", by=trainer, at=at + LATER)

    assert round(decided.score) == 33


def test_deciding_twice_changes_nothing(late, trainer, at):
    decisions = {row.key: True for row in waiting_rows(late).values()}
    for _ in range(2):
        decide_late(attempt=late, decisions=decisions, reason="Jaringan putus", by=trainer, at=at + LATER)

    assert late.events.filter(kind="late_accepted").count() == 3
    assert late.responses.filter(standing="counts").count() == 6


def test_answers_that_came_meanwhile_have_to_be_looked_at(late, trainer, at, after):
    decisions = {row.key: True for row in waiting_rows(late).values()}
    newer = [services.Answer(each.item, each.given, each.key, sequence=9) for each in answer_right(late)]
    services.take_answers(attempts=only(late), answers=newer, at=after)

    with pytest.raises(ChangedSinceShown):
        decide_late(attempt=late, decisions=decisions, reason="Jaringan putus", by=trainer, at=at + LATER)

    late.refresh_from_db()
    assert late.score == 0


def test_a_decision_needs_a_reason(late, trainer, at):
    with pytest.raises(ReasonMissing):
        decide(late, True, trainer, at, reason=" ")


def test_nothing_is_decided_while_the_attempt_is_open_again(late, trainer, at):
    Attempt.objects.filter(pk=late.pk).update(submitted_at=None, score=None, is_passed=None, is_timed_out=False)

    with pytest.raises(StillOpen):
        decide(late, True, trainer, at)


def test_who_decided_stands_in_the_log_and_in_the_trail(late, trainer, at):
    decide(late, True, trainer, at)

    event = late.events.filter(kind="late_accepted").first()
    assert (event.actor, event.facts) == (trainer, {"question": 1, "reason": "Jaringan putus"})
    entry = AuditEntry.objects.get(action="attempt.late_accepted")
    assert (entry.subject_id, entry.reason) == (late.learner.public_id, "Jaringan putus")


def test_answers_to_an_attempt_without_a_limit_are_evidence_as_well(enrolment, quiz, trainer, at):
    attempt = submit(enrolment, quiz, at, right=False)
    services.take_answers(attempts=only(attempt), answers=answer_right(attempt), at=at + timedelta(minutes=1))

    assert decide(attempt, True, trainer, at).score == 100
