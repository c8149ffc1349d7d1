"""What stands on a person's own statement, and on the files that are made of it."""

import csv
import io
import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import PositionKind
from competencies import services
from competencies.models import HoursCredit
from tests.factories.accounts import make_person
from tests.factories.competencies import credit
from tests.factories.lesson_hours import credit_activity

pytestmark = pytest.mark.django_db
PAGE = "/kompetensi/jp/"


@pytest.fixture
def person():
    return make_person()


@pytest.fixture
def page(client, person):
    client.force_login(person)
    return lambda **asked: client.get(PAGE, asked).content.decode()


def take(client, kind, **asked):
    return client.get(reverse("competencies:hours_file", args=[kind]), asked)


def test_the_page_reads_like_a_bank_statement(page, person, at):
    key = uuid.uuid4()
    credit(person, at, hours=20, title="Literasi Digital Dasar", source_key=key)
    credit_activity(person, at, occasions=3)
    services.withdraw(source_kind="course", source_key=key, reason="Salah orang", at=at + timedelta(days=1))

    shown = page(year=2026)

    for words in ["Saldo awal", "+4", "+20", "-20", "Ditarik kembali: Salah orang", "Konversi JP (v2)", "Coaching"]:
        assert words in shown
    assert "paling banyak 2 kali sebulan, 1 kali tidak dihitung: 4 JP" in shown


def test_each_year_starts_from_nothing(page, person, at):
    credit(person, at, hours=20)
    credit(person, at - timedelta(days=400), hours=5, title="Pelatihan tahun lalu")

    shown = page(year=(at - timedelta(days=400)).year)

    assert "Pelatihan tahun lalu" in shown
    assert "Literasi Digital Dasar" not in shown


def test_without_hours_it_says_what_to_do(page):
    assert "Belum ada jam pelajaran" in page()


def test_a_year_that_never_was_is_answered_by_this_one(page):
    assert "Tidak ada riwayat untuk tahun tersebut" in page(year="abc")


def test_the_two_figures_stand_apart(page, person, at):
    person.employments.update(position_kind=PositionKind.objects.get(code="21"))
    credit_activity(person, at, "KL03", days=5, minutes=900, title="Pelatihan teknis arsip")

    shown = page(year=2026)

    assert "20 dari 20 JP pada tahun 2026." in shown
    assert "15 dari 40 poin." in shown
    assert "“Pelatihan teknis arsip”, 20 JP" in shown


def test_without_a_kind_of_position_the_index_is_not_guessed(page):
    assert "jenis jabatan belum tercatat" in page()


def test_the_page_takes_the_same_queries_for_many_lines(client, person, at, django_assert_max_num_queries):
    person.employments.update(position_kind=PositionKind.objects.get(code="21"))
    for month in range(1, 11):
        credit_activity(person, at, starts=date(2026, month, 5))
        credit(person, at)
    client.force_login(person)

    with django_assert_max_num_queries(14):
        client.get(PAGE, {"year": 2026})


def test_csv_keeps_the_number_as_text_and_runs_no_formula(client, person, at):
    credit(person, at, title="=HYPERLINK(1)")
    client.force_login(person)

    answer = take(client, "csv", year=2026)

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0]["NIP atau NI PPPK"] == person.current_employment().grouped_number
    assert rows[0]["Kegiatan"] == "'=HYPERLINK(1)"
    assert "jp-2026-siti-aminah.csv" in answer.headers["Content-Disposition"]


def test_xlsx_has_text_in_every_cell(client, person, at):
    credit(person, at, title="=HYPERLINK(1)")
    client.force_login(person)

    sheet = load_workbook(io.BytesIO(take(client, "xlsx", year=2026).content)).active

    assert [cell.data_type for cell in sheet[2] if cell.value is not None] == ["s"] * sum(
        cell.value is not None for cell in sheet[2]
    )
    assert sheet["D2"].value == "=HYPERLINK(1)"


def test_a_sheet_of_paper_is_drawn_even_with_odd_titles(client, person, at):
    credit(person, at, title='#panic("x") $ \\ "kutipan" ' + "panjang " * 25)
    credit_activity(person, at, occasions=3)
    client.force_login(person)

    answer = take(client, "pdf", year=2026)

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_an_empty_year_is_drawn_too(client, person):
    client.force_login(person)

    assert take(client, "pdf", year=2025).content.startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["exe", "html"])
def test_there_are_no_other_files(client, person, kind):
    client.force_login(person)

    assert take(client, kind).status_code == 404


def test_reading_writes_nothing(client, person, at):
    credit(person, at)
    client.force_login(person)

    client.get(PAGE)
    take(client, "csv")

    assert HoursCredit.objects.count() == 1
