import datetime
import io

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from accounts.spreadsheets import write_csv
from competencies.models import PositionStandard
from competencies.standards import files
from tests.factories.accounts import make_administrator, make_hr_officer, make_unit
from tests.factories.standards import facts, make_draft, make_standard

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate().year + 1
LINE = {"competency": "kominfo-4-pilar AMAN.3", "kind": "05", "lowest_level": "3", "weight": "2"}


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def officer(client, unit):
    user = make_hr_officer(unit)
    client.force_login(user)
    return user


def address(name, standard, *more):
    return reverse(f"competencies:{name}", args=[standard.public_id, *more])


def draft_of(unit, **fields):
    return make_draft(unit, timezone.now(), valid_from=datetime.date(NEXT_YEAR, 1, 1), **fields)


def test_an_officer_makes_a_draft_for_their_unit(client, officer, unit):
    told = {"unit": str(unit.public_id), "name": "Standar Baru", "valid_from": f"{NEXT_YEAR}-01-01"}

    for _time in range(2):
        client.post(reverse("competencies:standard_new"), told)

    standard = PositionStandard.objects.get(unit=unit)
    assert (standard.made_by, standard.is_published) == (officer, False)


def test_an_officer_makes_none_for_the_unit_above_or_for_the_nation(client, officer, agency):
    for unit in (str(agency.public_id), ""):
        told = {"unit": unit, "name": "Standar Baru", "valid_from": f"{NEXT_YEAR}-01-01"}
        assert client.post(reverse("competencies:standard_new"), told).status_code == 200

    assert not PositionStandard.objects.filter(name="Standar Baru").exists()


def test_an_administrator_makes_a_national_one(client):
    client.force_login(make_administrator())

    client.post(reverse("competencies:standard_new"), {"unit": "", "name": "Baru", "valid_from": f"{NEXT_YEAR}-01-01"})

    assert PositionStandard.objects.get(name="Baru").unit is None


def test_the_list_has_ones_own_drafts_and_what_binds_from_above(client, officer, agency, unit, at):
    draft_of(unit, name="Rancangan saya")
    make_standard(agency, at, name="Standar Kabupaten")
    draft_of(agency, name="Rancangan kabupaten")
    make_standard(make_unit("Dinas Kesehatan", agency), at, name="Standar Kesehatan")

    page = client.get(reverse("competencies:standards")).content.decode()

    assert "Rancangan saya" in page
    assert "Standar Kabupaten" in page
    assert "Standar Kompetensi Manajerial" in page
    assert "Rancangan kabupaten" not in page
    assert "Standar Kesehatan" not in page


def test_what_binds_from_above_is_read_only(client, officer, agency, at):
    standard = make_standard(agency, at)
    national = PositionStandard.objects.get(unit=None)

    for each in (standard, national):
        assert client.get(address("standard", each)).status_code == 200
        assert client.get(address("standard_end", each)).status_code == 404
        assert client.post(address("standard_take_back", each)).status_code == 404


def test_lists_take_a_fixed_number_of_queries(client, officer, unit, at, django_assert_max_num_queries):
    for number in range(4):
        make_standard(unit, at, name=f"Standar {number}", lines=[facts(kind="05"), facts("AMAN.1")])
    standard = PositionStandard.objects.filter(unit=unit).first()

    with django_assert_max_num_queries(8):
        client.get(reverse("competencies:standards"))
    with django_assert_max_num_queries(9):
        client.get(address("standard", PositionStandard.objects.get(unit=None)))
    with django_assert_max_num_queries(9):
        client.get(address("standard", standard))


def test_a_line_is_added_changed_and_removed(client, officer, unit):
    draft = draft_of(unit)

    client.post(address("standard_line_new", draft), LINE)
    line = draft.lines.get()
    client.post(address("standard_line", draft, line.public_id), {**LINE, "lowest_level": "4"})
    line.refresh_from_db()
    assert (line.lowest_level, line.weight, line.position_kind.code) == (4, 2, "05")

    client.post(address("standard_line_remove", draft, line.public_id))
    assert not draft.lines.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"competency": ""}, "competency"),
        ({"competency": "kominfo-4-pilar AMAN"}, "competency"),
        ({"kind": "99"}, "kind"),
        ({"lowest_level": ""}, "lowest_level"),
        ({"lowest_level": "9"}, "lowest_level"),
        ({"lowest_level": "tiga"}, "lowest_level"),
        ({"wished_level": "1"}, "wished_level"),
        ({"recent_months": "500"}, "recent_months"),
        ({"weight": "7"}, "weight"),
        ({"title": "a" * 300}, "title"),
        ({"is_waived": "on"}, "lowest_level"),
    ],
)
def test_a_wrong_line_says_what_is_wrong_beside_its_field(client, officer, unit, wrong, field):
    draft = draft_of(unit)

    page = client.post(address("standard_line_new", draft), {**LINE, **wrong})

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    assert not draft.lines.exists()


def test_publishing_says_first_how_many_people_it_concerns(client, officer, unit, at):
    make_standard(unit, at, name="Standar lama")
    draft = draft_of(unit, lines=[facts()])

    page = client.get(address("standard_publish", draft)).content.decode()
    assert "1 pegawai" in page
    assert "Standar lama" in page

    client.post(address("standard_publish", draft), {"ends_previous": "on"})
    draft.refresh_from_db()
    assert draft.is_published
    assert PositionStandard.objects.get(name="Standar lama").valid_until == datetime.date(NEXT_YEAR - 1, 12, 31)


def test_a_draft_that_cannot_be_published_says_why(client, officer, unit):
    draft = draft_of(unit)

    page = client.post(address("standard_publish", draft))

    assert page.status_code == 200
    assert page.context["problems"]
    draft.refresh_from_db()
    assert not draft.is_published


def test_the_last_day_is_set_once_it_can_be(client, officer, unit, at):
    standard = make_standard(unit, at)

    page = client.post(address("standard_end", standard), {"last_day": "2026-03-02"})
    assert list(page.context["form"].errors) == ["last_day"]

    client.post(address("standard_end", standard), {"last_day": f"{NEXT_YEAR}-01-31"})
    standard.refresh_from_db()
    assert standard.valid_until == datetime.date(NEXT_YEAR, 1, 31)


def test_the_national_standard_is_copied_into_a_draft_of_ones_own_unit(client, officer, unit):
    national = PositionStandard.objects.get(unit=None)
    told = {"unit": str(unit.public_id), "name": "Salinan", "valid_from": f"{NEXT_YEAR}-01-01"}

    client.post(address("standard_copy", national), told)

    assert PositionStandard.objects.get(unit=unit).lines.count() == national.lines.count()


def send(client, draft, *rows):
    file = io.BytesIO(write_csv(["Kerangka", "Kompetensi", "Tingkat Terendah"], rows))
    file.name = "standar.csv"
    return client.post(address("standard_import", draft), {"file": file})


def test_a_file_is_first_shown_and_then_taken(client, officer, unit):
    draft = draft_of(unit)

    page = send(client, draft, ["kominfo-4-pilar", "AMAN.3", "3"], ["kominfo-4-pilar", "AMAN.1", "2"])
    assert not draft.lines.exists()

    for _time in range(2):
        client.post(address("standard_import_take", draft), {"sealed": page.context["sealed"]})
    assert draft.lines.count() == 2


def test_nothing_of_a_file_with_a_wrong_row_can_be_taken(client, officer, unit):
    draft = draft_of(unit)

    page = send(client, draft, ["kominfo-4-pilar", "AMAN.3", "3"], ["kominfo-4-pilar", "AMAN.1", "9"])

    assert page.context["sealed"] == ""
    assert "Tingkat 9 berada di luar skala" in page.content.decode()


def test_a_file_that_is_no_table_is_refused_with_words(client, officer, unit):
    draft = draft_of(unit)
    file = io.BytesIO(b"\x89PNG\r\n\x1a\n\x00\x00")
    file.name = "standar.csv"

    page = client.post(address("standard_import", draft), {"file": file})

    assert page.context["form"].errors["file"]


def test_what_was_not_shown_is_not_taken(client, officer, unit):
    draft = draft_of(unit)

    page = client.post(address("standard_import_take", draft), {"sealed": "palsu"})

    assert [message.level_tag for message in get_messages(page.wsgi_request)] == ["error"]
    assert not draft.lines.exists()


def test_lines_are_handed_out_as_a_table_that_may_come_back(client, officer, unit, at):
    standard = make_standard(unit, at)

    table = client.get(address("standard_export", standard), {"format": "csv"})
    book = client.get(address("standard_export", standard))

    (row,) = files.read(io.BytesIO(table.content), unit)
    assert row.facts == facts()
    assert book.content.startswith(b"PK")
