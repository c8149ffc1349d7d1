import json

import pytest
from django.test import Client
from django.urls import reverse

from assessments import services
from assessments.models import Response
from assessments.services import answers as answers_module
from tests.factories.accounts import make_person
from tests.factories.assessments import answer, answer_right, only, question_of


def post(client, attempt, data, **headers):
    address = reverse("assessments:save", args=[attempt.public_id])
    body = data if isinstance(data, str | bytes) else json.dumps(data)
    return client.post(address, body, content_type="application/json", **headers)


def as_json(answer, **changes):
    entry = {
        "key": str(answer.key),
        "sequence": answer.sequence,
        "item": str(answer.item),
        "given": answer.given,
        "client_at": "2026-11-21T06:30:00.000Z",
    }
    return {**entry, **changes}


@pytest.fixture
def answers(attempt):
    return answer_right(attempt)


def test_one_answer_is_saved_and_confirmed(signed_in, attempt, answers):
    response = post(signed_in, attempt, as_json(answers[0]))

    assert response.status_code == 200
    assert response.json() == {
        "saved": [str(answers[0].key)],
        "answered": 1,
        "total": 3,
        "sequence": 1,
        "conflicts": [],
        "elsewhere": False,
        "late": False,
    }
    assert Response.objects.get().given == answers[0].given


def test_several_answers_are_saved_at_once(signed_in, attempt, answers):
    response = post(signed_in, attempt, {"answers": [as_json(answer) for answer in answers]})

    assert response.json()["answered"] == 3
    assert Response.objects.count() == 3


def test_a_repeat_is_confirmed_and_stored_once(signed_in, attempt, answers):
    post(signed_in, attempt, as_json(answers[0]))

    again = post(signed_in, attempt, as_json(answers[0]))

    assert (again.status_code, Response.objects.count()) == (200, 1)


def test_signed_out_people_are_told_in_json(client, attempt, answers):
    response = post(client, attempt, as_json(answers[0]))

    assert response.status_code == 401
    assert response.json()["error"].startswith("Sesi Anda telah berakhir.")


def test_the_attempt_of_somebody_else_is_not_found(client, attempt, answers):
    client.force_login(make_person("Budi Santoso"))

    response = post(client, attempt, as_json(answers[0]))

    assert (response.status_code, Response.objects.count()) == (404, 0)


def test_a_body_that_cannot_be_read_tells_nobody_whose_attempt_it_is(client, attempt):
    client.force_login(make_person("Budi Santoso"))

    assert post(client, attempt, "{").status_code == 404


def test_an_answer_to_a_closed_attempt_is_told_to_be_late(signed_in, attempt, answers, at):
    services.submit_attempt(attempt=attempt, at=at)

    response = post(signed_in, attempt, as_json(answers[0]))

    assert (response.status_code, response.json()["late"]) == (200, True)


def test_too_many_late_answers_are_409_in_indonesian(signed_in, attempt, answers, at, monkeypatch):
    monkeypatch.setattr(answers_module, "MOST_LATE_ANSWERS", 0)
    services.submit_attempt(attempt=attempt, at=at)

    response = post(signed_in, attempt, as_json(answers[0]))

    assert response.status_code == 409
    assert response.json()["error"] == "Kuis ini sudah dikirim sehingga jawabannya tidak dapat diubah lagi."


def test_a_conflict_comes_with_the_answer_that_counts_in_words(signed_in, attempt, at):
    item = attempt.items.first()
    first, second = item.option_order[:2]
    services.save_responses(attempts=only(attempt), answers=[answer(item, [first], sequence=4)], at=at)

    response = post(signed_in, attempt, as_json(answer(item, [second], sequence=3), seen=2))

    [conflict] = response.json()["conflicts"]
    assert (conflict["item"], conflict["given"], conflict["sequence"]) == (str(item.public_id), [first], 4)
    assert conflict["words"] == question_of(item).options[first].text


@pytest.mark.parametrize("changes", [{"item": 32 * "0"}, {"given": ["nothing"]}, {"given": ["\x00"]}], ids=str)
def test_an_answer_that_does_not_fit_is_refused(signed_in, attempt, answers, changes):
    response = post(signed_in, attempt, as_json(answers[0], **changes))

    assert response.status_code == 400
    assert "tidak termasuk kuis ini" in response.json()["error"]


@pytest.mark.parametrize("body", ["", "{", "[]", '{"key": 1}'])
def test_a_body_that_cannot_be_read_is_refused(signed_in, attempt, body):
    response = post(signed_in, attempt, body)

    assert response.status_code == 400
    assert "tidak dapat dibaca" in response.json()["error"]


def test_a_body_over_the_limit_is_refused_before_it_is_read(signed_in, attempt):
    response = post(signed_in, attempt, "x" * (64 * 1024 + 1))

    assert response.status_code == 413
    assert "terlalu banyak" in response.json()["error"]


def test_the_token_against_forgery_is_asked_for(attempt, answers, learner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    assert post(client, attempt, as_json(answers[0])).status_code == 403


def test_reading_the_address_is_not_allowed(signed_in, attempt):
    assert signed_in.get(reverse("assessments:save", args=[attempt.public_id])).status_code == 405
