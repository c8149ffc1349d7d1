import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from certificates.verifying.forms import LARGEST_FILE
from tests.certificates.verifying.conftest import text_of
from tests.factories.certificates import document
from tests.factories.shown_files import qr_link

pytestmark = pytest.mark.django_db
ADDRESS = "/verifikasi/berkas/"


def send(client, content, name="sertifikat.pdf", **extra):
    return client.post(ADDRESS, {"berkas": SimpleUploadedFile(name, content)}, **extra)


def test_the_code_leads_to_the_certificate(client, certificate):
    response = client.get("/verifikasi/", {"kode": certificate.grouped_code.lower()})

    assert response.status_code == 302
    assert response.url == f"/v/{certificate.code}/"


def test_the_link_of_a_qr_code_leads_there_with_its_signature(client, certificate):
    link = qr_link(certificate)

    response = client.get("/verifikasi/", {"kode": f" {link.lower()} "})

    assert response.url == f"/V/{certificate.code}/{certificate.credential.offline_token}"


@pytest.mark.parametrize(("typed", "told"), [("", "Masukkan kode"), ("abc", "12 huruf dan angka"), ("abcu", "U")])
def test_a_code_that_cannot_be_read_is_explained(typed, told, client):
    response = client.get("/verifikasi/", {"kode": typed})

    assert response.status_code == 200
    assert told in text_of(response)


def test_the_empty_form_has_no_error_and_takes_a_file_without_a_script(client):
    response = client.get("/verifikasi/")

    assert b"error-summary" not in response.content
    assert b'enctype="multipart/form-data"' in response.content
    assert b'type="file"' in response.content


def test_a_file_of_ours_is_confirmed_with_the_certificate(visitor, certificate):
    response = send(visitor, document(certificate))

    page = text_of(response)
    assert response.status_code == 200
    assert "The file is genuine, and the certificate is valid" in page
    assert "Siti Aminah, M.Si." in page
    assert f'href="/v/{certificate.code}/"' in page
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_a_changed_file_does_not_borrow_the_verdict_on_the_certificate(visitor, certificate):
    page = text_of(send(visitor, document(certificate) + b"1 0 obj\nendobj\n"))

    assert "The file was changed after we issued it" in page
    assert "genuine and valid" not in page


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Choose a file first."),
        ({"berkas": ""}, "Choose a file first."),
        ({"berkas": SimpleUploadedFile("kosong.pdf", b"")}, "This file is empty."),
    ],
    ids=["nothing", "text", "empty"],
)
def test_a_form_without_a_usable_file_is_explained(visitor, data, told):
    response = visitor.post(ADDRESS, data)

    assert response.status_code == 400
    assert told in text_of(response)
    assert b"error-summary" in response.content


def test_a_file_of_ten_megabytes_may_be_sent_and_more_may_not(visitor):
    assert send(visitor, bytes(LARGEST_FILE)).status_code == 200
    over = send(visitor, bytes(LARGEST_FILE + 1))
    assert over.status_code == 400
    assert "larger than 10 MB" in text_of(over)
    assert send(visitor, bytes(LARGEST_FILE + 200_000)).status_code == 413


def test_opening_the_result_anew_asks_for_the_file(client):
    assert client.get(ADDRESS).url == reverse("certificates:verify_form")


def test_files_are_limited_by_address(client, settings):
    settings.REQUEST_LIMITS = {"certificates:verify_file": {"rate": "2/m/ip", "when": "sent"}}

    assert [send(client, b"x").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(ADDRESS).status_code == 302


def test_nothing_is_posted_to_the_form(client):
    assert client.post("/verifikasi/").status_code == 405
