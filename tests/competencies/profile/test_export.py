import csv
import io

import openpyxl
import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from competencies.profile import exporting
from competencies.standing.services import refresh
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.competencies import credit, prove
from tests.factories.standards import facts, make_standard

pytestmark = pytest.mark.django_db

URL = "/kompetensi/ekspor/"
NUMBER, GROUPED = "198504122010012003", "19850412 201001 2 003"  # as 18 digits a spreadsheet rounds it in a CSV file


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Pemerintah Kabupaten Sukamaju"))


@pytest.fixture
def person(unit):
    now = timezone.now()
    person = make_person("Yuliana Wati", unit=unit, number=NUMBER)
    make_standard(unit, now, lines=[facts("AMAN.3", level=4)])
    prove(person, now, level=3)
    credit(person, now, hours=7)
    refresh(person_ids=[person.pk], at=now)
    return person


@pytest.fixture
def officer(client, unit):
    officer = make_hr_officer(unit)
    client.force_login(officer)
    return officer


def ask(client, unit, kind="csv", year=None):
    return client.get(URL, {"unit": unit.public_id, "year": year or timezone.localdate().year, "kind": kind})


def read(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_each_person_and_competency_is_a_row(client, unit, person, officer):
    response = ask(client, unit)

    rows = [row for row in read(response) if row[1] == GROUPED and row[7] == "AMAN.3"]
    assert [(row[0], row[5], row[9], row[10], row[11]) for row in rows] == [("Yuliana Wati", "7", "3", "4", "1")]
    assert "attachment" in response["Content-Disposition"]
    assert AuditEntry.objects.filter(action="competencies.exported", unit_id=unit.public_id).count() == 1


def test_a_person_without_competencies_has_a_row_all_the_same(client, unit, person, officer):
    other = make_person("Budi Santoso", unit=unit)

    rows = [row for row in read(ask(client, unit)) if row[0] == other.full_name]

    assert [row[5:8] for row in rows] == [["0", "", ""]]


def test_the_nip_is_text_and_no_name_runs_as_a_formula(client, unit, person, officer):
    person.full_name = "=CMD()"
    person.save()

    in_csv = read(ask(client, unit))
    sheet = openpyxl.load_workbook(io.BytesIO(ask(client, unit, kind="xlsx").content)).active

    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    assert "'=CMD()" in {row[0] for row in in_csv}
    assert (cells["=CMD()"].data_type, cells[NUMBER].data_type) == ("s", "s")


def test_whoever_restricted_the_use_of_their_data_is_left_out(client, unit, person, officer):
    person.processing_restricted_at = timezone.now()
    person.save()

    assert NUMBER not in ask(client, unit).content.decode()


def test_a_unit_that_is_not_served_is_no_choice(client, unit, person, officer):
    elsewhere = make_unit("Dinas Kesehatan", unit.get_parent())

    response = ask(client, elsewhere)

    assert response.status_code == 400
    assert "Dinas Kesehatan" not in response.text


@pytest.mark.parametrize("year", ["abc", "1", "99999", "2026\0"])
def test_a_malformed_year_is_told(client, unit, person, officer, year):
    response = ask(client, unit, year=year)

    assert response.status_code == 400
    assert "Isikan tahun mulai 2000" in response.text


def test_more_rows_than_anybody_can_use_are_refused(client, unit, person, officer, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_ROWS", 1)

    response = ask(client, unit)

    assert response.status_code == 400
    assert "Pilih unit yang lebih kecil" in response.text


def test_more_people_take_no_more_queries(client, unit, person, officer, django_assert_max_num_queries):
    for number in range(5):
        make_person(f"Orang {number}", unit=unit)

    with django_assert_max_num_queries(16):
        ask(client, unit)


def test_without_the_power_the_page_is_not_there(client, person):
    client.force_login(person)

    assert client.get(URL).status_code == 404
