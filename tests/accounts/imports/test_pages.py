import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from accounts.imports import checking
from accounts.imports.people.columns import COLUMNS
from accounts.models import ImportBatch, User
from accounts.spreadsheets import open_table
from tests.factories.accounts import make_hr_officer, make_officer, make_person, make_unit
from tests.factories.imports import again, people_csv, person_row, send, send_and_check

UPLOAD = ["pegawai"]


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


def upload(client, unit, content=None, name="pegawai.csv", **fields):
    file = SimpleUploadedFile(name, content if content is not None else people_csv([person_row(unit)]))
    data = {"file": file, "unit": unit.public_id, "effective_on": "2026-11-01"} | fields
    return client.post(reverse("imports:upload", args=UPLOAD), data)


def test_an_officer_sends_checks_and_applies_a_file(
    as_officer, agency, unit, django_capture_on_commit_callbacks, settings
):
    content = people_csv([person_row(unit, full_name="Wulan Sari")])
    with django_capture_on_commit_callbacks(execute=True):
        response = upload(as_officer, agency, content)
    page = as_officer.get(response["Location"])
    batch = ImportBatch.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        as_officer.post(reverse("imports:apply", args=[batch.public_id]))

    assert "Wulan Sari" in page.text
    assert again(batch).state == "applied"
    assert User.objects.filter(full_name="Wulan Sari").exists()


def test_the_same_file_sent_twice_waits_once(as_officer, agency, unit):
    content = people_csv([person_row(unit)])

    first, second = upload(as_officer, agency, content), upload(as_officer, agency, content)

    assert first["Location"] == second["Location"]
    assert ImportBatch.objects.count() == 1


def test_a_picture_with_the_name_of_a_table_is_refused(as_officer, agency):
    response = upload(as_officer, agency, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", name="pegawai.csv")

    assert response.status_code == 200
    assert "CSV" in response.context["form"].errors["file"][0]
    assert not ImportBatch.objects.exists()


def test_a_unit_that_the_officer_does_not_serve_is_no_choice(as_officer):
    response = upload(as_officer, make_unit("Kabupaten Lain"))

    assert "unit" in response.context["form"].errors


def test_a_complete_list_needs_a_reason_for_those_who_left(as_officer, agency):
    response = upload(as_officer, agency, is_complete_list="on")

    assert "ending" in response.context["form"].errors


def test_a_file_that_cannot_be_read_says_why(as_officer, agency, officer, at):
    batch = send_and_check(b"Nama,Umur\nAni,30\n", unit=agency, by=officer, at=at)

    page = as_officer.get(reverse("imports:batch", args=[batch.public_id]))

    assert batch.state == "failed"
    assert "NIP/NI PPPK" in page.text


def test_errors_stand_with_row_and_column_on_the_page_and_in_the_file(as_officer, agency, unit, officer, at):
    rows = [person_row(unit), person_row("Dinas Tiada")]
    batch = send_and_check(rows, unit=agency, by=officer, at=at)

    page = as_officer.get(reverse("imports:batch", args=[batch.public_id]), {"outcome": "error"})
    table = as_officer.get(reverse("imports:problems", args=[batch.public_id])).content.decode("utf-8-sig")

    assert "Unit Kerja: " in page.text
    assert "Dinas Tiada" in page.text
    assert table.splitlines()[1].startswith("3,")
    assert "Dinas Tiada" in table


def test_a_number_stands_in_its_groups_and_what_is_none_as_it_was_sent(as_officer, agency, unit, officer, at):
    rows = [person_row(unit, number="198501012021012002"), person_row(unit, number="1985")]
    batch = send_and_check(rows, unit=agency, by=officer, at=at)

    page = as_officer.get(reverse("imports:batch", args=[batch.public_id])).text

    assert '<span class="meta">19850101 202101 2 002</span>' in page
    assert '<span class="meta">1985</span>' in page


def test_a_file_with_errors_is_not_applied(as_officer, agency, officer, at):
    batch = send_and_check([person_row("Dinas Tiada")], unit=agency, by=officer, at=at)

    as_officer.post(reverse("imports:apply", args=[batch.public_id]))

    assert again(batch).state == "checked"


def test_the_page_shows_progress_while_a_worker_is_at_it(as_officer, agency, unit, officer, at):
    batch = send([person_row(unit)], unit=agency, by=officer, at=at)
    ImportBatch.objects.filter(pk=batch.pk).update(state="checking", run=batch.public_id, heard_at=at, done=5, total=9)

    page = as_officer.get(reverse("imports:batch", args=[batch.public_id]))

    assert 'http-equiv="refresh"' in page.text
    assert '<progress max="9" value="5">' in page.text


def test_the_template_keeps_numbers_as_text_and_is_read_again(as_officer):
    response = as_officer.get(reverse("imports:template", args=["pegawai", "xlsx"]))

    book = load_workbook(io.BytesIO(response.content))
    assert book["Pegawai"]["A2"].number_format == "@"
    assert len(book.sheetnames) == 2
    with open_table(io.BytesIO(response.content), COLUMNS) as table:
        assert table.unknown == []


@pytest.mark.parametrize("stranger", ["colleague", "other officer"])
def test_someone_elses_import_is_not_found(client, agency, unit, officer, at, stranger):
    batch = send_and_check([person_row(unit)], unit=unit, by=officer, at=at)
    other_unit = make_unit("Dinas Kesehatan", agency)
    person = make_person(unit=unit) if stranger == "colleague" else make_hr_officer(other_unit, "Ratna")
    client.force_login(person)

    response = client.get(reverse("imports:batch", args=[batch.public_id]))

    assert response.status_code == 404


def test_a_batch_of_many_rows_takes_few_queries(as_officer, agency, unit, officer, at, django_assert_max_num_queries):
    batch = send_and_check([person_row(unit) for _ in range(60)], unit=agency, by=officer, at=at)

    with django_assert_max_num_queries(9):
        page = as_officer.get(reverse("imports:batch", args=[batch.public_id]))

    assert page.context["page_obj"].paginator.num_pages == 2


def test_a_broker_that_is_down_does_not_lose_the_file(as_officer, agency, at):
    batch = upload(as_officer, agency)  # the nudge is never sent in this test
    waiting = ImportBatch.objects.get()

    checking.check(batch_id=waiting.pk, clock=lambda: at)

    assert batch.status_code == 302
    assert again(waiting).state == "checked"


@pytest.mark.django_db
def test_an_import_of_units_asks_for_units(client):
    client.force_login(make_officer("agency_administrator", make_unit("Kabupaten Lain")))

    form = client.get(reverse("imports:upload", args=["unit"])).context["form"]

    assert form.fields["unit"].label == "Untuk unit di bawah"
    assert not form.fields["effective_on"].help_text
