"""A form that refuses says in words what to do next; no name of a field, a constraint or a type of the program."""

import pytest
from django.urls import reverse

from accounts.models import RetentionRule
from tests.factories.accounts import make_administrator, make_officer, make_unit

pytestmark = pytest.mark.django_db
OFFICE = "agency_administrator"


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju")


@pytest.mark.parametrize(
    ("days", "words"), [("0", "1 hari atau lebih"), ("", "Isikan jumlah hari"), ("lama", "dalam angka bulat")]
)
def test_a_period_that_cannot_be_is_explained(client, days, words):
    client.force_login(make_administrator())
    rule = RetentionRule.objects.get(target="expired_sessions")

    page = client.post(reverse("privacy:retention_rule", args=[rule.public_id]), {"days": days, "basis": "UU"})

    assert words in page.text
    assert "retention_rule" not in page.text
    assert RetentionRule.objects.filter(target="expired_sessions").count() == 1


def test_a_unit_of_a_broken_address_is_no_uuid_to_anybody(client, agency):
    client.force_login(make_officer(OFFICE, agency))

    page = client.get(reverse("people:list"), {"unit": "zz"})

    assert "Pilih unit kerja dari daftar." in page.text
    assert "UUID" not in page.text


def test_an_address_that_is_none_is_answered_with_an_example(client, agency):
    client.force_login(make_officer(OFFICE, agency))

    page = client.post(reverse("people:add"), {"email": "bukan surel"})

    assert "misalnya nama@instansi.go.id" in page.text
    assert " email " not in page.text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("people:add", ["Isikan nama.", "Isikan NIP atau NI PPPK.", "Pilih unit kerja.", "Isikan tanggal."]),
        ("roles:grant", ["Pilih peran.", "Tulis alasannya"]),
        ("privacy:new_breach", ["Beri judul", "Isikan tanggal dan waktu.", "Pilih data yang terungkap."]),
        ("organisation:new_agency", ["Isikan nama unit."]),
    ],
)
def test_what_is_missing_is_asked_for_by_name(client, name, words):
    client.force_login(make_administrator())

    page = client.post(reverse(name), {"sent": "with nothing in it"})

    assert [each for each in words if each not in page.text] == []


def test_a_file_that_was_not_chosen_is_asked_for(client, agency):
    client.force_login(make_officer(OFFICE, agency))

    page = client.post(reverse("imports:upload", args=["pegawai"]), {"unit": agency.public_id})

    assert "Pilih berkas yang akan dikirim." in page.text
