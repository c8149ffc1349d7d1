import pytest
from django.urls import reverse

from certificates.models import Certificate
from tests.factories.accounts import make_administrator, make_hr_officer, make_person
from tests.factories.certificates import document, make_certificate, make_cohort, make_enrolment, revoke

pytestmark = pytest.mark.django_db
LIST = "/sertifikat/"


@pytest.fixture
def learner():
    return make_person("Siti Aminah")


def text_of(response):
    return " ".join(response.content.decode().replace("<wbr>", "").split())


def test_a_valid_certificate_shows_its_number_and_the_size_of_its_download(client, learner, at):
    certificate = make_certificate(at, learner=learner, rendered=True)
    client.force_login(learner)

    page = text_of(client.get(LIST))

    assert certificate.number in page
    assert reverse("certificates:download", args=[certificate.public_id]) in page
    assert "KB)" in page
    assert "21 November 2026" in page


def test_one_without_its_document_offers_no_download_yet(client, learner, at):
    certificate = make_certificate(at, learner=learner)
    client.force_login(learner)

    page = text_of(client.get(LIST))

    assert certificate.number in page
    assert "dokumen sedang dibuat" in page
    assert "/unduh/" not in page


def test_a_completed_course_without_certificate_is_shown_as_being_made(client, learner, at):
    make_enrolment(at, learner=learner)
    client.force_login(learner)

    page = text_of(client.get(LIST))

    assert "Sedang dibuat" in page
    assert "Literasi Digital Dasar bagi ASN" in page


def test_a_revoked_certificate_says_why(client, learner, at):
    certificate = make_certificate(at, learner=learner, rendered=True)
    revoke(certificate, by=make_administrator(), at=at, reason="Kekeliruan data peserta")
    client.force_login(learner)

    page = text_of(client.get(LIST))

    assert "Dicabut pada 21 November 2026: Kekeliruan data peserta" in page


def test_a_learner_without_certificates_is_told_what_to_do(client, learner, at):
    make_certificate(at, learner=make_person("Orang Lain"))
    client.force_login(learner)

    page = text_of(client.get(LIST))

    assert "belum memiliki sertifikat" in page
    assert "Literasi Digital Dasar bagi ASN" not in page


def test_an_administrator_sees_only_their_own_list(client, at):
    certificate = make_certificate(at)
    client.force_login(make_administrator())

    assert certificate.number not in text_of(client.get(LIST))


def test_the_list_costs_the_same_for_one_and_for_many(client, learner, at, django_assert_max_num_queries):
    cohorts = [make_cohort() for _ in range(5)]
    for cohort in cohorts:
        make_certificate(at, learner=learner, cohort=cohort, rendered=True)
    client.force_login(learner)

    with django_assert_max_num_queries(5):
        client.get(LIST)


def test_signed_out_people_are_sent_to_sign_in(client, at):
    certificate = make_certificate(at, rendered=True)

    for url in (LIST, reverse("certificates:download", args=[certificate.public_id])):
        response = client.get(url)
        assert response.status_code == 302
        assert response.url.startswith("/masuk/")


def download(client, certificate, **headers):
    return client.get(reverse("certificates:download", args=[certificate.public_id]), headers=headers)


def test_the_holder_downloads_the_stored_document(client, learner, at):
    certificate = make_certificate(at, learner=learner, rendered=True)
    client.force_login(learner)

    response = download(client, certificate)

    assert b"".join(response.streaming_content) == document(certificate)
    assert response["Content-Type"] == "application/pdf"
    assert "attachment" in response["Content-Disposition"]
    assert "Sertifikat 893.3-00001" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]


def test_an_unchanged_document_is_not_sent_twice(client, learner, at):
    certificate = make_certificate(at, learner=learner, rendered=True)
    client.force_login(learner)
    first = download(client, certificate)
    b"".join(first.streaming_content)

    again = download(client, certificate, if_none_match=first["ETag"])

    assert again.status_code == 304


def test_an_administrator_may_open_any_document(client, at):
    certificate = make_certificate(at, rendered=True)
    client.force_login(make_administrator())

    response = download(client, certificate)

    assert b"".join(response.streaming_content) == document(certificate)


def test_another_learner_and_an_hr_officer_find_nothing(client, learner, at):
    certificate = make_certificate(at, learner=learner, rendered=True)
    unit = learner.current_employment().unit

    for stranger in (make_person("Orang Lain"), make_hr_officer(unit)):
        client.force_login(stranger)
        assert download(client, certificate).status_code == 404


@pytest.mark.parametrize("state", ["never drawn", "lost"])
def test_a_document_that_is_not_there_is_explained(state, client, learner, at):
    certificate = make_certificate(at, learner=learner, rendered=state == "lost")
    if state == "lost":
        certificate.pdf.storage.delete(certificate.pdf.name)
    client.force_login(learner)

    response = download(client, certificate)

    assert response.status_code == 503
    assert certificate.number in text_of(response)
    assert Certificate.objects.count() == 1
