"""An officer reads somebody's statement and corrects a line, within reach."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from competencies.models import HoursCredit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.competencies import credit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Pemerintah Kabupaten Sukamaju"))


@pytest.fixture
def officer(client, unit):
    officer = make_hr_officer(unit)
    client.force_login(officer)
    return officer


@pytest.fixture
def line(unit, at):
    return credit(make_person("Yuliana Wati", unit=unit), at, hours=20)


def correction_of(line):
    return reverse("competencies:correct_hours", args=[line.public_id])


def test_an_officer_sees_the_statement_and_the_trail_keeps_it(client, officer, line):
    shown = client.get(reverse("competencies:hours_of", args=[line.person.public_id]), {"year": 2026})

    assert "Jam pelajaran Yuliana Wati" in shown.content.decode()
    assert correction_of(line) in shown.content.decode()
    assert AuditEntry.objects.filter(action="person.viewed", subject_id=line.person.public_id).exists()


def test_taking_the_statement_as_a_file_is_kept_too(client, officer, line):
    client.get(reverse("competencies:hours_file_of", args=[line.person.public_id, "csv"]))

    assert AuditEntry.objects.filter(action="hours.exported", subject_id=line.person.public_id).exists()


def test_a_correction_sent_twice_is_made_once(client, officer, line):
    fields = {"hours": 15, "reason": "Salah hitung"}

    first = client.post(correction_of(line), fields)
    second = client.post(correction_of(line), fields)

    assert (first.status_code, second.status_code) == (302, 302)
    assert sorted(HoursCredit.objects.values_list("hours", flat=True)) == [-20, 15, 20]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hours": 20, "reason": "Sama"}, "Angka ini sama dengan yang tercatat"),
        ({"hours": "", "reason": "Kosong"}, "Isi jumlah JP yang benar"),
        ({"hours": -1, "reason": "Minus"}, "Isi 0 atau lebih"),
        ({"hours": 10, "reason": ""}, "Sebutkan alasan koreksi"),
    ],
)
def test_what_is_wrong_with_a_correction_is_said(client, officer, line, fields, words):
    answer = client.post(correction_of(line), fields)

    assert words in answer.content.decode()
    assert HoursCredit.objects.count() == 1


def test_ones_own_lines_are_out_of_reach(client, officer, at):
    own = credit(officer, at)

    assert client.get(correction_of(own)).status_code == 404
    assert "Koreksi" not in client.get(reverse("competencies:hours_of", args=[officer.public_id])).content.decode()


def test_people_elsewhere_are_out_of_reach(client, officer, at):
    elsewhere = credit(make_person("Orang Lain", unit=make_unit("Pemerintah Kota Lain")), at)

    assert client.get(correction_of(elsewhere)).status_code == 404
    assert client.get(reverse("competencies:hours_of", args=[elsewhere.person.public_id])).status_code == 404


def test_whose_data_is_restricted_is_left_out(client, officer, line, at):
    line.person.processing_restricted_at = at
    line.person.save()

    assert client.get(correction_of(line)).status_code == 404
    assert client.get(reverse("competencies:hours_of", args=[line.person.public_id])).status_code == 404
