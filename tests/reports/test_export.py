import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import make_person
from tests.factories.competencies import credit_in_parts
from tests.factories.reports import fill_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(client, officer, unit):
    client.force_login(officer)

    def fetch(query=""):
        return client.get(reverse("reports:unit_csv", args=[unit.public_id]) + query)

    return fetch


def cells(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_file_holds_what_the_board_shows(export, unit, now):
    person = make_person("Yuliana Sari", unit=unit, number="199003142020012007", title_after="M.Kom.")
    credit_in_parts(person, now, hours="7.5")

    headings, row = cells(export())

    assert headings[:2] == ["Nama", "NIP atau NI PPPK"]
    assert f"JP tahun {now.year}" in headings
    assert row == [
        "Yuliana Sari, M.Kom.",
        "19900314 202001 2 007",
        "PNS",
        "Analis Kebijakan Ahli Pertama",
        "Dinas Kominfo",
        "7,5",
        "20",
        "0",
        "Belum memenuhi",
    ]


def test_the_file_has_every_page_under_the_same_filters(export, unit):
    fill_unit(unit, 60)
    make_person("Yuliana Sari", unit=unit)

    assert len(cells(export("?q=pegawai&page=2&size=50"))) == 61


def test_spreadsheets_read_the_file_as_utf_8(export, unit):
    make_person("Yuliana Sarí", unit=unit)

    response = export()

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_the_file_is_named_after_unit_year_and_day(export, now):
    today = timezone.localdate(now)

    assert export()["Content-Disposition"] == (
        f'attachment; filename="dinas-kominfo-jp-{today.year}-{today:%Y-%m-%d}.csv"'
    )


def test_the_number_is_nothing_that_a_spreadsheet_takes_for_a_number(export, unit):
    make_person(unit=unit)

    number = cells(export())[1][1]

    assert number.count(" ") == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
def test_nothing_in_the_file_runs_as_a_formula(export, unit, start):
    make_person(f'{start}HYPERLINK("http://contoh")', unit=unit)

    name = cells(export())[1][0]

    assert name.startswith("'")


def test_ordinary_names_are_left_as_they_are(export, unit):
    make_person("Ni Luh-Putu d'Arc", unit=unit)

    assert cells(export())[1][0] == "Ni Luh-Putu d'Arc"


@pytest.mark.parametrize("query", ["status=lulus", "year=abc", "q=" + "a" * 81, "page=x", "size=7"])
def test_a_malformed_filter_gives_a_readable_page(export, query):
    response = export(f"?{query}")

    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/html")
    assert "Berkas tidak dibuat" in response.text


def test_the_board_links_the_file_with_its_filters(board, unit):
    fill_unit(unit, 60)

    link = f'href="/unit/{unit.public_id}/pegawai.csv?q=pegawai&amp;status=not_started"'

    assert link in board("?q=pegawai&status=not_started&page=2&size=50").text


def test_a_long_list_takes_no_more_queries(export, unit, django_assert_max_num_queries):
    fill_unit(unit, 120)

    with django_assert_max_num_queries(7):  # the trace of the export is one
        export()
