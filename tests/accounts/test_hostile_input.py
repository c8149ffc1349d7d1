"""What nobody would enter by mistake ends in words at the field, never in an error of the server."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.models import BreachIncident, DataCategory, User
from accounts.privacy.services.erasure import erase_person
from accounts.spreadsheets import write_xlsx
from tests.factories.accounts import make_administrator, make_hr_officer, make_officer, make_person, make_unit
from tests.factories.imports import HEADINGS, person_row, send_and_check
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db
STRANGE_DAYS = ["0000-00-00", "0001-01-01", "9999-12-31", "99999-01-01", "2026-02-30", "\x00", "١٢٣٤-٠١-٠١"]


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def person(agency):
    return make_person("Budi Santoso", unit=agency)


@pytest.fixture
def chief(client, agency):
    chief = make_officer("agency_administrator", agency)
    client.force_login(chief)
    return chief


@pytest.mark.parametrize("day", STRANGE_DAYS)
@pytest.mark.parametrize("name", ["starts_on", "ends_on"])
def test_a_role_for_strange_days(client, chief, agency, person, day, name):
    facts = {"person": str(person.public_id), "role": "hr_officer", "unit": agency.name, "reason": "SK 1", name: day}

    assert client.post(reverse("roles:grant"), facts).status_code in {200, 302}


@pytest.mark.parametrize("day", STRANGE_DAYS)
def test_a_delegation_for_strange_days(client, chief, person, day):
    role = chief.roles.get()

    facts = {"colleague": str(person.public_id), "ends_on": day, "reason": "Cuti"}

    assert client.post(reverse("roles:delegate", args=[role.public_id]), facts).status_code in {200, 302}


@pytest.mark.parametrize("day", STRANGE_DAYS)
def test_a_person_who_leaves_on_a_strange_day(client, chief, agency, day):
    officer = make_hr_officer(agency)

    response = client.post(reverse("people:leave", args=[officer.public_id]), {"on": day, "ending": "resigned"})

    assert response.status_code in {200, 302}


@pytest.mark.parametrize("day", STRANGE_DAYS)
def test_an_employment_from_a_strange_day(client, chief, agency, person, day):
    job = person.current_employment()
    facts = {"number": job.number, "status": "PNS", "unit": agency.public_id, "position_title": "X", "started_on": day}

    assert client.post(reverse("people:employ", args=[person.public_id]), facts).status_code in {200, 302}


@pytest.mark.parametrize("day", STRANGE_DAYS)
@pytest.mark.parametrize("change", ["rename", "close", "move", "merge"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_unit_changed_on_a_strange_day(client, chief, agency, day, change, method):
    unit = make_unit("Dinas Kominfo", agency)
    make_unit("Dinas Kesehatan", agency)
    url = reverse(f"organisation:{change}", args=[unit.public_id])

    assert getattr(client, method)(url, {"on": day, "name": "Baru", "words": "Kesehatan"}).status_code in {200, 302}


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01T00:00", "\x00", "1" * 400])
@pytest.mark.parametrize("name", ["happened_at", "found_at"])
def test_a_breach_at_a_strange_moment(client, agency, moment, name):
    client.force_login(make_dpo(agency))
    facts = {
        "unit": str(agency.public_id),
        "title": "Berkas terkirim",
        "happened_at": "2026-11-01T08:00",
        "found_at": "2026-11-02T08:00",
        "data_categories": [DataCategory.objects.first().pk],
        "people_count": "0",
        "cause": "Salah kirim",
        "measures": "Dihapus",
        name: moment,
    }

    response = client.post(reverse("privacy:new_breach"), facts)

    assert response.status_code == 200
    assert name in response.context["form"].errors
    assert not BreachIncident.objects.exists()


def test_who_was_erased_is_not_employed_again(client, chief, agency, person):
    at = timezone.now()
    number = person.current_employment().number
    services.leave(user=person, on=at.date() - datetime.timedelta(days=2), ending="resigned", at=at)
    erase_person(person=person, reason="", at=at)
    facts = {"number": number, "status": "PNS", "unit": agency.public_id, "started_on": f"{at:%Y-%m-%d}"}

    response = client.post(reverse("people:employ", args=[person.public_id]), facts)
    again = client.post(reverse("people:account", args=[person.public_id]), {"action": "open"})

    assert response.status_code in {200, 404}
    assert again.status_code in {302, 404}
    assert not User.objects.get(pk=person.pk).is_active


def test_the_only_administrator_is_not_erased(client, agency):
    administrator = make_administrator(unit=agency)
    at = timezone.now()
    asked = make_request(administrator, at, kind="erasure", wish="Hapus data saya.")
    administrator.employments.update(ended_on=at.date(), ending="resigned")
    client.force_login(make_dpo(agency))

    response = client.post(reverse("privacy:erase", args=[asked.public_id]))

    assert response.status_code == 200
    assert User.objects.get(pk=administrator.pk).erased_at is None


def test_half_a_character_in_a_cell_is_no_error_of_ours(agency, chief):
    rows = [person_row(agency.name, full_name="Budi _xD800_ Santoso", email="b_xD800_@contoh.go.id")]
    book = openpyxl.Workbook()
    book.active.append([HEADINGS[code] for code in rows[0]])
    book.active.append(list(rows[0].values()))
    out = io.BytesIO()
    book.save(out)

    batch = send_and_check(out.getvalue(), unit=agency, by=chief, at=timezone.now(), name="a.xlsx")

    assert batch.state in {"checked", "failed"}


def test_a_control_character_leaves_a_workbook_whole():
    table = write_xlsx("Data", ["Nama"], [["Budi\x0bSantoso"], ["\x0b"]])

    sheet = openpyxl.load_workbook(io.BytesIO(table)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["BudiSantoso", None]
