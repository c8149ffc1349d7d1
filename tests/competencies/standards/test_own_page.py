import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.services import set_superior
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.standards import facts, give_kind, make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo", make_unit("Kabupaten Sukamaju"))


@pytest.fixture
def owner(unit):
    person = make_person("Yuliana Wati", unit=unit)
    give_kind(person, "05", title="Kepala Seksi")
    return person


def text_of(page):
    return " ".join(page.content.decode().split())


def test_each_demand_says_where_it_is_from_and_what_it_goes_before(client, owner, unit, at):
    make_standard(unit.get_parent(), at, name="Standar Kabupaten", lines=[facts(level=2)])
    make_standard(unit, at, name="Standar Dinas", lines=[facts(kind="05", level=3, wished_level=4, recent_months=36)])
    client.force_login(owner)

    page = text_of(client.get(reverse("competencies:own_standard")))

    assert "Minimal tingkat 3 Sedang; diharapkan: tingkat 4 Tinggi; bukti paling lama 36 bulan" in page
    assert "Pengawas, <cite>Standar Dinas</cite>, Dinas Kominfo (berlaku sejak 1 Maret 2026)" in page
    assert "Mendahului: Semua jabatan, <cite>Standar Kabupaten</cite>, Kabupaten Sukamaju" in page


def test_what_the_unit_waives_is_named(client, owner, unit, at):
    make_standard(unit, at, lines=[facts("MAN.1", framework="permenpanrb-38-2017", is_waived=True)])
    client.force_login(owner)

    page = text_of(client.get(reverse("competencies:own_standard")))

    assert "Tidak dituntut di sini" in page


def test_whoever_has_no_employment_or_no_kind_of_position_learns_what_to_do(client, unit):
    client.force_login(make_person(employed=False))
    assert "Belum ada data kepegawaian" in text_of(client.get(reverse("competencies:own_standard")))

    client.force_login(make_person(unit=unit))
    assert "Jenis jabatan belum tercatat" in text_of(client.get(reverse("competencies:own_standard")))


@pytest.mark.parametrize("who", ["superior", "officer"])
def test_a_superior_and_an_officer_look_at_the_demands_and_leave_a_trace(client, owner, unit, who):
    superior = make_person(unit=unit)
    set_superior(user=owner, superior=superior)
    client.force_login(superior if who == "superior" else make_hr_officer(unit))

    page = client.get(reverse("competencies:person_standard", args=[owner.public_id]))

    assert "Yuliana Wati" in text_of(page)
    assert AuditEntry.objects.filter(action="person.viewed", subject_id=owner.public_id).count() == 1


def test_a_colleague_a_former_superior_and_a_foreign_officer_find_nothing(client, owner, unit):
    former = make_person(unit=unit)
    set_superior(user=owner, superior=former)
    set_superior(user=owner, superior=make_person(unit=unit))
    others = [make_person(unit=unit), former, make_hr_officer(make_unit("Dinas Kesehatan"))]

    for other in others:
        client.force_login(other)
        assert client.get(reverse("competencies:person_standard", args=[owner.public_id])).status_code == 404


def test_somebody_whose_data_are_restricted_is_shown_to_nobody_else(client, owner, unit, at):
    owner.processing_restricted_at = at
    owner.save()
    client.force_login(make_hr_officer(unit))

    assert client.get(reverse("competencies:person_standard", args=[owner.public_id])).status_code == 404


def test_the_own_page_takes_few_queries(client, owner, unit, at, django_assert_max_num_queries):
    make_standard(unit, at, lines=[facts(), facts("AMAN.1"), facts("AMAN.2")])
    client.force_login(owner)

    with django_assert_max_num_queries(9):
        client.get(reverse("competencies:own_standard"))


def test_a_standard_that_begins_tomorrow_demands_nothing_today(client, owner, unit):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    make_standard(unit, timezone.now(), name="Standar Mendatang", valid_from=tomorrow)
    client.force_login(owner)

    assert "Standar Mendatang" not in text_of(client.get(reverse("competencies:own_standard")))
