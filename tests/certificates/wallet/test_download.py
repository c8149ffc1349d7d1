from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from certificates.models import Certificate
from tests.factories.accounts import make_administrator, make_hr_officer, make_person
from tests.factories.certificate_life import correct, make_complete, make_held
from tests.factories.certificates import document
from theme.templatetags.theme_tags import breakable

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner():
    return make_person("Siti Aminah")


@pytest.fixture
def certificate(learner, at):
    return make_complete(at, learner)


def download(client, certificate, **headers):
    return client.get(reverse("certificates:download", args=[certificate.public_id]), headers=headers)


def test_the_holder_downloads_the_stored_document(client, learner, certificate):
    client.force_login(learner)

    response = download(client, certificate)

    assert b"".join(response.streaming_content) == document(certificate)
    assert response["Content-Type"] == "application/pdf"
    assert "attachment" in response["Content-Disposition"]
    assert "Sertifikat 893.3-00001" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]


def test_a_corrected_document_is_named_so(client, learner, certificate, at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        corrected = correct(certificate, at)
    client.force_login(learner)

    response = download(client, corrected)

    assert "Perbaikan ke-1.pdf" in response["Content-Disposition"]
    response.close()


def test_an_unchanged_document_is_not_sent_twice(client, learner, certificate):
    client.force_login(learner)
    first = download(client, certificate)
    b"".join(first.streaming_content)

    again = download(client, certificate, if_none_match=first["ETag"])

    assert again.status_code == 304


def test_an_administrator_may_open_any_document(client, certificate):
    client.force_login(make_administrator())

    response = download(client, certificate)

    assert b"".join(response.streaming_content) == document(certificate)


def test_another_learner_and_an_hr_officer_find_nothing(client, learner, certificate):
    unit = learner.current_employment().unit

    for stranger in (make_person("Orang Lain"), make_hr_officer(unit)):
        client.force_login(stranger)
        assert download(client, certificate).status_code == 404


def preview(client, certificate, **headers):
    return client.get(reverse("certificates:preview", args=[certificate.public_id]), headers=headers)


def test_the_holder_sees_a_light_picture_of_the_first_page(client, learner, certificate):
    client.force_login(learner)

    response = preview(client, certificate)

    assert response["Content-Type"] == "image/png"
    assert Image.open(BytesIO(response.content)).width == 280
    assert len(response.content) <= 12 * 1024
    assert "private" in response["Cache-Control"]
    assert preview(client, certificate, if_none_match=response["ETag"]).status_code == 304


def test_nobody_else_sees_the_picture(client, certificate):
    for person in (make_person("Orang Lain"), make_administrator()):
        client.force_login(person)
        assert preview(client, certificate).status_code == 404


def test_without_its_document_there_is_no_picture(client, learner, at):
    client.force_login(learner)

    assert preview(client, make_held(at, learner)).status_code == 404


@pytest.mark.parametrize("state", ["never drawn", "lost"])
def test_a_document_that_is_not_there_is_explained(state, client, learner, at):
    certificate = make_complete(at, learner) if state == "lost" else make_held(at, learner)
    if state == "lost":
        certificate.pdf.storage.delete(certificate.pdf.name)
    client.force_login(learner)

    response = download(client, certificate)

    assert response.status_code == 503
    assert certificate.number in response.text or breakable(certificate.number) in response.text
    assert Certificate.objects.count() == 1
