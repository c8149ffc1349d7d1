import json
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from assessments import payloads

KEY, ITEM = "a" * 32, "b" * 32
GOOD = {"key": KEY, "sequence": 3, "item": ITEM, "given": ["x"], "client_at": "2026-11-21T06:30:00.000Z"}


def parse(**changes):
    return payloads.answers_from_json(json.dumps({**GOOD, **changes}))


def test_one_answer_may_stand_alone():
    [answer] = parse()

    assert (answer.key, answer.item, answer.sequence, answer.given) == (UUID(KEY), UUID(ITEM), 3, ["x"])
    assert answer.client_at == datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_several_answers_come_in_one_list():
    answers = payloads.answers_from_json(json.dumps({"answers": [GOOD, {**GOOD, "sequence": 4}]}))

    assert [answer.sequence for answer in answers] == [3, 4]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"3",
        b"null",
        b"[" * 20000,
        b'{"answers": []}',
        b'{"answers": 7}',
        b'{"answers": {"a": 1}}',
        b'{"answers": [1]}',
        json.dumps({"answers": [GOOD] * 201}).encode(),
    ],
    ids=lambda body: body[:20],
)
def test_what_the_quiz_page_does_not_send_is_malformed(body):
    with pytest.raises(payloads.MalformedAnswers):
        payloads.answers_from_json(body)


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "x"},
        {"key": None},
        {"item": 5},
        {"sequence": -1},
        {"sequence": payloads.HIGHEST_SEQUENCE + 1},
        {"sequence": "3"},
        {"sequence": True},
        {"sequence": 1.5},
        {"given": "x"},
        {"given": None},
        {"given": [1]},
        {"given": [["x"]]},
    ],
    ids=str,
)
def test_each_field_has_its_type(changes):
    with pytest.raises(payloads.MalformedAnswers):
        parse(**changes)


@pytest.mark.parametrize("clock", [None, "", "yesterday", 5, "2026-11-21T06:30:00", "9999-12-31T23:59:59-12:00"])
def test_a_clock_that_cannot_be_read_costs_no_answer(clock):
    assert parse(client_at=clock)[0].client_at is None
