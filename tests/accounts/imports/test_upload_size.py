import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.accounts import make_person
from tests.factories.imports import people_csv, person_row

TWO_MEGABYTES = b"\n" * 2 * 1024 * 1024


@pytest.fixture
def address():
    return reverse("imports:upload", args=["pegawai"])


def send(client, address, content, unit):
    file = SimpleUploadedFile("pegawai.csv", content)
    return client.post(address, {"file": file, "unit": unit.public_id, "effective_on": "2026-11-01"})


def test_an_officer_may_send_a_long_file_to_be_imported(client, address, unit, officer, agency):
    client.force_login(officer)

    response = send(client, address, people_csv([person_row(unit)]) + TWO_MEGABYTES, agency)

    assert response.status_code == 302


def test_nobody_else_may(client, address, unit, agency):
    client.force_login(make_person(unit=unit))

    assert send(client, address, TWO_MEGABYTES, agency).status_code == 413


def test_an_officer_may_not_send_long_files_elsewhere(client, unit, officer, agency):
    client.force_login(officer)

    assert send(client, reverse("accounts:settings"), TWO_MEGABYTES, agency).status_code == 413


def test_more_than_twenty_megabytes_are_refused_before_they_are_read(client, address, officer, agency):
    client.force_login(officer)

    response = client.post(
        address, data=b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(21 * 2**20)
    )

    assert response.status_code == 413
