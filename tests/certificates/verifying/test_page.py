import datetime
import re

import pytest
from django.utils import timezone

from certificates.life.disclosing import choose_disclosure
from certificates.models import Certificate
from certificates.register.services import publish_head
from tests.certificates.verifying.conftest import NUMBER, text_of
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import correct, make_complete, renew
from tests.factories.certificates import revoke
from tests.factories.keys import give_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def heading(response):
    return re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.DOTALL)[1]


def badges(response):
    """{check: its tone}."""
    found = re.findall(r"<h3>(.*?)</h3> <span class=\"badge (\w+)\">", response.content.decode())
    return dict(found)


def test_a_valid_certificate_is_confirmed_with_the_facts_it_prints(client, certificate):
    response = client.get(f"/v/{certificate.code}/")

    page = text_of(response)
    assert response.status_code == 200
    assert "asli dan berlaku" in heading(response)
    for fact in ("Siti Aminah, M.Si.", certificate.number, "20 JP", "21 November 2026", "BKPSDM"):
        assert fact in page


def test_five_checks_are_shown_each_with_a_word(visitor, certificate):
    response = visitor.get(f"/v/{certificate.code}/")

    assert badges(response) == dict.fromkeys(
        ["Signature", "Issuer", "Status", "Validity", "Public register"], "success"
    )
    assert text_of(response).count("In order") == 5


def test_strangers_learn_neither_number_nor_position_nor_score_of_the_holder(client, certificate):
    page = text_of(client.get(f"/v/{certificate.code}/"))

    assert "1985••••" in page
    assert "19850412" not in page
    assert NUMBER[-3:] not in re.sub(r"[0-9A-Z-]{12,14}", "", page)
    assert "Analis Kebijakan" not in page
    assert str(certificate.public_id) not in page


def test_what_the_holder_chose_is_shown_besides(client, certificate, at):
    choose_disclosure(certificate=certificate, shown=["position"], by=certificate.holder, at=at)

    assert certificate.snapshot["holder"]["position"] in text_of(client.get(f"/v/{certificate.code}/"))


def test_a_certificate_without_its_document_is_being_made(visitor, numbered):
    response = visitor.get(f"/v/{numbered.code}/")

    assert heading(response) == "This certificate is being made"
    assert badges(response)["Signature"] == "info"


def test_a_revoked_certificate_is_not_confirmed(client, certificate, at):
    revoke(certificate, by=make_administrator(), at=at, reason="Kekeliruan data peserta")

    response = client.get(f"/v/{certificate.code}/")

    assert "telah dicabut" in heading(response)
    assert "Kekeliruan data peserta" in text_of(response)
    assert "asli dan berlaku" not in text_of(response)


def test_a_corrected_certificate_leads_to_the_one_that_counts(visitor, certificate, at):
    newest = correct(correct(certificate, at, name="Siti Aminah"), at, name="Siti Aminah, M.Sc.")

    response = visitor.get(f"/v/{certificate.code}/")

    assert heading(response) == "This certificate has been replaced"
    assert f'href="/v/{newest.code}/"' in response.content.decode()
    assert "Siti Aminah, M.Sc." not in text_of(response)


def test_a_renewed_certificate_leads_to_the_newer_one(visitor, certificate, at):
    newer = renew(certificate, at + DAY)
    Certificate.objects.filter(pk=newer.pk).update(renews=certificate)

    response = visitor.get(f"/v/{certificate.code}/")

    assert "has been renewed" in heading(response)
    assert f'href="/v/{newer.code}/"' in response.content.decode()


def test_a_certificate_renewed_by_one_that_ended_as_well_is_not_said_to_be_replaced_by_one_that_counts(visitor, at):
    old = make_complete(at - 800 * DAY, months=12)
    newer = renew(old, at - 500 * DAY)

    response = visitor.get(f"/v/{old.code}/")

    assert "no longer valid" in heading(response)
    assert "renewed it has ended as well" in text_of(response)
    assert f'href="/v/{newer.code}/"' in response.content.decode()


def test_of_several_renewals_the_one_that_lasts_longest_is_named(visitor, at):
    old = make_complete(at - 800 * DAY, months=12)
    lasting, short = renew(old, at - 300 * DAY), renew(old, at - 299 * DAY)
    Certificate.objects.filter(pk=short.pk).update(renews=old, valid_until=at - 100 * DAY)

    response = visitor.get(f"/v/{old.code}/")

    assert "a newer one counts" in heading(response)
    assert f'href="/v/{lasting.code}/"' in response.content.decode()


@pytest.mark.parametrize(("days", "words", "tone"), [(-1, "no longer valid", "danger"), (3, "valid", "warning")])
def test_the_end_of_a_certificate_is_told_by_today(visitor, at, days, words, tone):
    certificate = make_complete(at, make_person())
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=timezone.localdate() + days * DAY)

    response = visitor.get(f"/v/{certificate.code}/")

    assert words in heading(response)
    assert badges(response)["Validity"] == tone


def test_a_key_that_was_given_up_is_no_reason_to_trust_the_seal(visitor, certificate, at):
    give_up(certificate.seal_key, at)

    response = visitor.get(f"/v/{certificate.code}/")

    assert badges(response)["Signature"] == "warning"
    assert certificate.seal_key.name in text_of(response)


def test_the_signed_head_of_the_register_is_named(visitor, certificate, at):
    publish_head(at=at)

    assert "signed statement of 21 November 2026" in text_of(visitor.get(f"/v/{certificate.code}/"))


def test_a_certificate_of_the_first_format_is_still_shown(client, certificate):
    snapshot = certificate.snapshot
    for name in ("dates", "revision", "versions", "result", "fields"):
        snapshot.pop(name, None)
    Certificate.objects.filter(pk=certificate.pk).update(snapshot={**snapshot, "format": 1}, issuer=None)

    response = client.get(f"/v/{certificate.code}/")

    assert response.status_code == 200
    assert "21 November 2026" in text_of(response)


def test_the_page_is_kept_out_of_search_engines_and_caches(client, certificate):
    for response in (client.get(f"/v/{certificate.code}/"), client.get("/v/000000000000/")):
        assert "noindex" in response["X-Robots-Tag"]
        assert "noindex" in text_of(response)
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["/v/{}/", "/V/{}/", "/V/{}", "/v/{}"])
def test_the_printed_link_and_the_qr_code_answer_at_once(path, client, certificate):
    assert client.get(path.format(certificate.code)).status_code == 200


def test_small_letters_dashes_and_look_alikes_are_forgiven(client, certificate):
    typed = certificate.grouped_code.lower().replace("0", "o").replace("1", "l")

    assert client.get(f"/v/{typed}/").status_code == 200


def test_an_unknown_code_is_not_found_and_says_what_to_check(client, certificate):
    response = client.get("/v/000000000000/")

    page = text_of(response)
    assert response.status_code == 404
    assert "0000-0000-0000" in page
    assert "Siti Aminah" not in page


@pytest.mark.parametrize("code", ["abc", "7F3K92QD0ZXU", "%3Cscript%3E", "x" * 300])
def test_a_malformed_code_is_not_found_and_not_repeated_as_markup(code, client, db):
    response = client.get(f"/v/{code}/")

    assert response.status_code == 404
    assert b"<script>" not in response.content


def test_verifying_costs_few_queries_and_sets_no_session(client, certificate, at, django_assert_max_num_queries):
    correct(certificate, at)
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=timezone.localdate())

    with django_assert_max_num_queries(4):
        response = client.get(f"/v/{certificate.code}/")

    assert not response.cookies


def test_an_ordinary_verification_costs_one_query(client, certificate, django_assert_num_queries):
    client.get(f"/v/{certificate.code}/")

    with django_assert_num_queries(1):
        client.get(f"/v/{certificate.code}/")


def test_an_unknown_code_costs_few_queries(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/v/000000000000/")


def test_nothing_is_posted_to_the_page(client, certificate):
    assert client.post(f"/v/{certificate.code}/").status_code == 405
