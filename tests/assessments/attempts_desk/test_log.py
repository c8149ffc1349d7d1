from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import translation

from assessments import services
from assessments.attempts_desk.late import decide_late, waiting_rows
from assessments.attempts_desk.log import entries_of
from assessments.attempts_desk.wording import ANSWERS, EVENTS
from assessments.models import AttemptEvent, Response
from tests.factories.assessments import answer, answer_right, only, question_of

MINUTE = timedelta(minutes=1)


def texts(attempt, *, for_learner=False):
    return [entry.text for entry in entries_of(attempt, for_learner=for_learner)]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def item(attempt):
    return attempt.items.first()


def test_it_tells_in_order_what_happened(attempt, item, at):
    option = item.option_order[0]
    given = services.Answer(item.public_id, [option], uuid4(), 1)
    services.take_answers(attempts=only(attempt), answers=[given], at=at + MINUTE)
    ended = services.submit_attempt(attempt=attempt, at=at + 2 * MINUTE)

    words = question_of(item).options[option].text
    assert texts(ended) == [
        "The attempt was started.",
        f"Question 1 was answered: {words}.",
        "The attempt was submitted.",
    ]


def test_who_did_it_stands_beside(attempt, at, learner):
    services.submit_attempt(attempt=attempt, at=at)

    assert {entry.who for entry in entries_of(attempt, for_learner=False)} == {str(learner)}
    assert {entry.who for entry in entries_of(attempt, for_learner=True)} == {"you"}


def test_each_device_has_a_number(attempt, at):
    first, second, third = attempt.items.all()
    devices = [uuid4(), uuid4()]
    for item, device in [(first, devices[0]), (second, devices[1]), (third, devices[0])]:
        given = services.Answer(item.public_id, item.option_order[:1], uuid4(), 1, device=device)
        services.take_answers(attempts=only(attempt), answers=[given], at=at)

    told = [entry.device for entry in entries_of(attempt, for_learner=False) if entry.device]
    assert told == ["device 1", "device 2", "device 1"]


def test_a_clock_that_was_wrong_is_told(attempt, item, at):
    given = services.Answer(item.public_id, item.option_order[:1], uuid4(), 1, client_at=at - MINUTE)
    services.take_answers(attempts=only(attempt), answers=[given], at=at)

    assert entries_of(attempt, for_learner=False)[-1].client_at == at - MINUTE


def test_an_answer_that_was_taken_back_is_told(attempt, item, at):
    services.take_answers(attempts=only(attempt), answers=[answer(item, [])], at=at + MINUTE)

    assert texts(attempt)[-1] == "The answer to question 1 was taken back."


def test_a_late_answer_that_counts_is_told_once_and_then_the_decision(late, trainer, at, after):
    decisions = {row.key: True for row in waiting_rows(late).values()}
    decide_late(attempt=late, decisions=decisions, reason="Listrik padam", by=trainer, at=after + MINUTE)

    told = texts(late)
    assert sum("after the end" in text for text in told) == 3
    assert told[-1] == "The late answer to question 3 counts. Reason: Listrik padam"


def test_the_learner_reads_no_answers_and_no_names(late, trainer, at, after):
    decisions = {row.key: True for row in waiting_rows(late).values()}
    decide_late(attempt=late, decisions=decisions, reason="Listrik padam", by=trainer, at=after + MINUTE)

    told = entries_of(late, for_learner=True)

    assert "Question 1 was answered." in [entry.text for entry in told]
    assert {entry.who for entry in told} == {"you", "the system", "a trainer"}


def test_what_a_corrected_key_says_is_not_told_to_learners(attempt, trainer, at):
    facts = {"question": 1, "old_score": "0", "new_score": "100", "reason": "B benar"}
    AttemptEvent.objects.create(attempt=attempt, kind="regraded", actor=trainer, at=at, facts=facts)

    assert "B benar" in texts(attempt)[-1]
    assert texts(attempt, for_learner=True)[-1] == "A corrected key was applied."


@pytest.mark.parametrize("kind", ["late_accepted", "late_refused", "reopened"])
def test_reasons_are_for_trainers(attempt, trainer, at, kind):
    facts = {"question": 1, "reason": "Kunci menyebut B"}
    AttemptEvent.objects.create(attempt=attempt, kind=kind, actor=trainer, at=at, facts=facts)

    assert "Kunci menyebut B" in texts(attempt)[-1]
    assert "Kunci menyebut B" not in "".join(texts(attempt, for_learner=True))


@pytest.mark.parametrize("kind", AttemptEvent.Kind.values)
def test_every_kind_of_event_has_a_sentence_whatever_its_facts(attempt, trainer, at, kind):
    AttemptEvent.objects.create(attempt=attempt, kind=kind, actor=trainer, at=at)

    assert texts(attempt)[-1]
    assert kind in EVENTS


def test_every_standing_of_an_answer_has_a_sentence():
    assert set(ANSWERS) == set(Response.Standing.values)


def test_braces_in_an_answer_are_left_as_they_are(attempt, trainer, at):
    AttemptEvent.objects.create(
        attempt=attempt, kind="late_refused", actor=trainer, at=at, facts={"question": 1, "reason": "{x}"}
    )

    assert texts(attempt)[-1].endswith("{x}")


def test_the_log_reads_all_at_once(attempt, at, django_assert_num_queries):
    services.take_answers(attempts=only(attempt), answers=answer_right(attempt), at=at)
    entries_of(attempt, for_learner=False)

    with django_assert_num_queries(2):
        entries_of(attempt, for_learner=False)
