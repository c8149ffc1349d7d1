import time

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from certificates.verifying.number_matching import TooManyTries, matches
from tests.certificates.verifying.conftest import NUMBER, text_of
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db
OTHER = "198504122010012004"


@pytest.fixture
def ask(visitor, certificate):
    def ask(number, code=certificate.code, **extra):
        return visitor.post(reverse("certificates:match_number", args=[code]), {"nip": number}, **extra)

    return ask


@pytest.mark.parametrize("typed", [NUMBER, "19850412 201001 2 003", "19850412.201001.2.003"])
def test_the_number_of_the_holder_matches_however_it_is_written(ask, typed):
    assert "The number matches" in text_of(ask(typed))


def test_another_number_does_not_match_and_nothing_else_is_told(ask):
    page = text_of(ask(OTHER))

    assert "The number does not match" in page
    assert OTHER not in page
    assert NUMBER not in page


def test_what_is_no_number_is_explained_and_not_counted_as_an_answer(ask):
    response = ask("12345")

    assert "18 digits" in text_of(response)
    assert "does not match" not in text_of(response)
    assert not AuditEntry.objects.filter(action__startswith="certificate.number").exists()


def test_each_answer_stands_in_the_trail_without_the_number(ask, certificate):
    ask(NUMBER)
    ask(OTHER)

    entries = AuditEntry.objects.filter(subject_id=certificate.holder.public_id, action__startswith="certificate.nu")
    assert sorted(entries.values_list("action", "target")) == [
        ("certificate.number_did_not_match", certificate.number),
        ("certificate.number_matched", certificate.number),
    ]
    assert not any(number in str(entry.__dict__) for entry in entries for number in (NUMBER, OTHER))


def test_numbers_cannot_be_tried_out_from_one_address(ask):
    answers = [ask(OTHER).status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]
    assert ask(NUMBER).headers["Retry-After"] == "300"
    assert ask(NUMBER, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_numbers_cannot_be_tried_out_from_many_addresses(ask):
    answers = [ask(OTHER, REMOTE_ADDR=f"203.0.113.{place}") for place in range(31)]

    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert answers[-1].headers["Retry-After"] == "3600"


def test_numbers_cannot_be_tried_out_hour_after_hour(certificate, monkeypatch):
    began = time.time()
    for hour in range(2):
        monkeypatch.setattr(time, "time", lambda hour=hour: began + hour * 3601)
        for place in range(30):
            matches(certificate=certificate, number=OTHER, address=f"203.0.113.{place}")

    monkeypatch.setattr(time, "time", lambda: began + 2 * 3601)
    with pytest.raises(TooManyTries) as refused:
        matches(certificate=certificate, number=NUMBER, address="203.0.113.99")

    assert refused.value.args == (86_400,)


def test_one_network_of_ipv6_counts_as_one_address(ask):
    answers = [ask(OTHER, REMOTE_ADDR=f"2001:db8:0:7::{place}").status_code for place in range(1, 7)]

    assert answers == [200] * 5 + [429]
    assert ask(OTHER, REMOTE_ADDR="2001:db8:0:8::1").status_code == 200


def test_all_certificates_of_a_person_count_as_one(ask, certificate, at):
    second = make_certificate(at, learner=certificate.holder, rendered=True)

    answers = [ask(OTHER, code=each.code).status_code for each in [certificate, second] * 3]

    assert answers == [200] * 5 + [429]


def test_a_holder_without_a_number_has_no_form_and_no_match(visitor, at):
    holder = make_person("Tamu Undangan")
    certificate = make_certificate(at, learner=holder, rendered=True)
    certificate.snapshot["holder"] = {"name": "Tamu Undangan", "number": ""}
    certificate.save(update_fields=["snapshot"])

    page = visitor.get(f"/v/{certificate.code}/").text
    answer = visitor.post(reverse("certificates:match_number", args=[certificate.code]), {"nip": OTHER})

    assert "/nip/" not in page
    assert "does not match" in text_of(answer)


@pytest.mark.parametrize(("code", "status"), [("000000000000", 404), ("kacau", 404)])
def test_an_unknown_code_is_not_found(ask, code, status):
    assert ask(NUMBER, code=code).status_code == status


def test_the_form_is_linked_from_the_certificate_and_says_nothing_of_the_number(visitor, certificate):
    address = reverse("certificates:match_number", args=[certificate.code])

    page = visitor.get(address)

    assert f'href="{address}"' in visitor.get(f"/v/{certificate.code}/").text
    assert 'name="nip"' in page.text
    assert "The number" not in text_of(page)
    assert NUMBER not in page.text
