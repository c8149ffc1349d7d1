import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from certificates.register.services import publish_head
from certificates.verifying.forms import LARGEST_FILE
from tests.certificates.verifying.conftest import NUMBER
from tests.factories.accounts import make_administrator
from tests.factories.certificate_life import correct
from tests.factories.certificates import document, revoke

pytestmark = pytest.mark.django_db


def ask(client, code):
    return client.get(reverse("api:certificate", args=[code]))


def match(client, **body):
    return client.post(reverse("api:match_number"), body, content_type="application/json")


def send(client, content):
    return client.post(reverse("api:verify"), {"file": SimpleUploadedFile("sertifikat.pdf", content)})


def test_a_certificate_is_told_by_its_code_with_public_facts_only(visitor, certificate):
    response = ask(visitor, certificate.grouped_code.lower())

    facts = response.json()
    assert response.status_code == 200
    assert (facts["code"], facts["number"], facts["name"]) == (
        certificate.code,
        certificate.number,
        "Siti Aminah, M.Si.",
    )
    assert (facts["state"], facts["holds"], facts["issued_on"]) == ("valid", True, "2026-11-21")
    assert [check["result"] for check in facts["checks"]] == ["success"] * 5
    assert NUMBER not in response.text
    assert str(certificate.public_id) not in response.text


def test_what_became_of_a_certificate_is_told(visitor, certificate, numbered, at):
    newer = correct(certificate, at)
    revoke(newer, by=make_administrator(), at=at)

    former, revoked, unmade = (ask(visitor, each.code).json() for each in (certificate, newer, numbered))

    assert (former["state"], former["holds"], former["replaced_by"]) == ("superseded", False, newer.code)
    assert (revoked["state"], revoked["holds"]) == ("revoked", False)
    assert datetime.datetime.fromisoformat(revoked["revoked_at"]) == at
    assert (unmade["state"], unmade["holds"]) == ("being_made", False)


@pytest.mark.parametrize(
    ("code", "status", "problem"), [("000000000000", 404, "unknown_code"), ("kacau", 422, "malformed_code")]
)
def test_a_code_that_names_nothing_is_a_problem_in_words(visitor, db, code, status, problem):
    response = ask(visitor, code)

    assert (response.status_code, response.json()["code"]) == (status, problem)
    assert response.json()["detail"]


def test_scripts_of_any_site_may_read_what_is_public_and_nobody_keeps_it(client, certificate):
    response = ask(client, certificate.code)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies


def test_a_number_is_matched_without_a_token_of_the_site(certificate):
    strict = Client(enforce_csrf_checks=True)

    assert match(strict, code=certificate.code, number=NUMBER).json() == {"matches": True}
    assert match(strict, code=certificate.code, number=f"{NUMBER[:-1]}4").json() == {"matches": False}


def test_numbers_cannot_be_tried_out_by_page_and_api_together(visitor, certificate):
    page = reverse("certificates:match_number", args=[certificate.code])
    for _ in range(4):
        visitor.post(page, {"nip": NUMBER})

    answers = [match(visitor, code=certificate.code, number=NUMBER) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert (answers[1].json()["code"], answers[1]["Retry-After"]) == ("too_many", "300")


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ({"code": "000000000000", "number": NUMBER}, 404, "unknown_code"),
        ({"code": "000000000000", "number": "12"}, 422, "malformed_number"),
        ({"code": "000000000000"}, 422, "malformed"),
        ({"code": ["x"], "number": {}}, 422, "malformed"),
        ({"code": "0" * 300, "number": NUMBER}, 422, "malformed"),
    ],
)
def test_a_question_that_makes_no_sense_is_a_problem_in_words(visitor, db, body, status, problem):
    response = match(visitor, **body)

    assert (response.status_code, response.json()["code"]) == (status, problem)
    assert isinstance(response.json()["detail"], str)


def test_what_is_no_json_is_a_problem_in_words(visitor, db):
    response = visitor.post(reverse("api:match_number"), "{", content_type="application/json")

    assert (response.status_code, response.json()["code"]) == (400, "unreadable")


def test_a_file_is_judged(visitor, certificate):
    genuine, changed = send(visitor, document(certificate)).json(), send(visitor, document(certificate) + b"x").json()

    assert (genuine["outcome"], genuine["kind"], genuine["certificate"]["holds"]) == ("genuine", "pdf", True)
    assert (changed["outcome"], changed["certificate"]["code"]) == ("changed", certificate.code)


def test_a_file_that_is_none_of_ours_names_no_certificate(visitor, db):
    answer = send(visitor, b"PK\x03\x04").json()

    assert (answer["outcome"], answer["certificate"]) == ("unreadable", None)


def test_a_file_that_is_missing_or_too_large_is_a_problem(visitor, db):
    assert visitor.post(reverse("api:verify")).json()["code"] == "malformed"
    assert send(visitor, bytes(LARGEST_FILE + 1)).status_code == 413


def test_the_register_answers_beside_it(visitor, certificate, at):
    publish_head(at=at)

    answer = visitor.get(f"/api/v1/register/inclusion?code={certificate.code}")

    assert answer.json()["entries"][0]["kind"] == "issued"


def test_who_asks_too_often_is_told_so_in_json(client, settings, certificate):
    settings.REQUEST_LIMITS = {"api:certificate": {"rate": "1/m/ip", "when": "always"}}
    ask(client, certificate.code)

    response = ask(client, certificate.code)

    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert response.json()["code"] == "too_many"


def test_every_costly_question_has_a_limit(settings):
    asked = {"certificate", "match_number", "verify", "register_inclusion", "register_consistency"}

    assert {f"api:{name}" for name in asked} <= set(settings.REQUEST_LIMITS)


def test_the_api_describes_itself_and_loads_nothing_from_elsewhere(client):
    description = client.get("/api/v1/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) >= {
        "/api/v1/certificates/{code}",
        "/api/v1/certificates/match-number",
        "/api/v1/verify",
        "/api/v1/register/head",
    }
    assert client.get("/api/v1/docs", follow=True).status_code == 404
