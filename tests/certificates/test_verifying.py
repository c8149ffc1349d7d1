import pytest

from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificates import make_certificate, revoke

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(response.content.decode().replace("<wbr>", "").split())


@pytest.fixture
def certificate(at):
    person = make_person("Siti Aminah", title_after="M.Si.", number="198504122010012003")
    return make_certificate(at, learner=person)


def test_a_valid_certificate_is_confirmed_with_the_facts_it_prints(client, certificate):
    response = client.get(f"/v/{certificate.code}/")

    page = text_of(response)
    assert response.status_code == 200
    assert "asli dan berlaku" in page
    for fact in ("Siti Aminah, M.Si.", certificate.number, "20 JP", "21 November 2026", "BKPSDM"):
        assert fact in page


def test_strangers_learn_neither_number_nor_position_of_the_holder(client, certificate):
    page = text_of(client.get(f"/v/{certificate.code}/"))

    assert "1985••••" in page
    assert "19850412" not in page
    assert "003" not in page.replace(certificate.code, "").replace(certificate.grouped_code, "")
    assert "Analis Kebijakan" not in page


def test_a_revoked_certificate_is_not_confirmed(client, certificate, at):
    revoke(certificate, by=make_administrator(), at=at, reason="Kekeliruan data peserta")

    page = text_of(client.get(f"/v/{certificate.code}/"))

    assert "telah dicabut" in page
    assert "Kekeliruan data peserta" in page
    assert "asli dan berlaku" not in page


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
def test_a_malformed_code_is_not_found_and_not_repeated_as_markup(code, client):
    response = client.get(f"/v/{code}/")

    assert response.status_code == 404
    assert b"<script>" not in response.content


def test_verifying_costs_few_queries_and_sets_no_session(client, certificate, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        response = client.get(f"/v/{certificate.code}/")

    assert "sessionid" not in response.cookies


def test_an_unknown_code_costs_few_queries(client, db, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/v/000000000000/")


def test_the_form_leads_to_the_certificate(client, certificate):
    response = client.get("/verifikasi/", {"kode": certificate.grouped_code.lower()})

    assert response.status_code == 302
    assert response.url == f"/v/{certificate.code}/"


@pytest.mark.parametrize(("typed", "told"), [("", "Masukkan kode"), ("abc", "12 huruf dan angka"), ("abcu", "U")])
def test_the_form_explains_a_code_it_cannot_read(typed, told, client):
    response = client.get("/verifikasi/", {"kode": typed})

    assert response.status_code == 200
    assert told in text_of(response)


def test_the_empty_form_has_no_error(client):
    assert b"error-summary" not in client.get("/verifikasi/").content


def test_nothing_is_posted_to_the_public_pages(client, certificate):
    assert client.post("/verifikasi/").status_code == 405
    assert client.post(f"/v/{certificate.code}/").status_code == 405
