import pytest
from django.urls import NoReverseMatch, reverse

from accounts.models import Employment, OrgUnit
from tests.factories.accounts import (
    make_administrator,
    make_number,
    make_person,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


def record_employment(client, **fields):
    facts = {"status": "PNS", "position_title": "Pranata Komputer", "started_on": "2026-03-01", **fields}
    return client.post(reverse("employments:add"), facts)


def test_a_unit_is_added_below_another(client):
    agency = make_unit("Kabupaten Contoh")

    client.post(reverse("units:add"), {"parent": agency.pk, "name": "Dinas Kominfo"})

    assert OrgUnit.objects.get(name="Dinas Kominfo").get_parent() == agency


def test_a_unit_without_a_parent_is_an_agency(client):
    client.post(reverse("units:add"), {"name": "Kota Contoh"})

    assert OrgUnit.objects.get(name="Kota Contoh").is_root()


def test_a_unit_is_renamed_and_stays_where_it_is(client):
    agency, other = make_unit("Kabupaten Contoh"), make_unit("Kota Lain")
    unit = make_unit("Dinas Kominfo", parent=agency)

    client.post(reverse("units:edit", args=[unit.pk]), {"name": "Dinas Kominfo dan Persandian", "parent": other.pk})

    unit = OrgUnit.objects.get(pk=unit.pk)
    assert unit.name == "Dinas Kominfo dan Persandian"
    assert unit.get_parent() == agency


def test_an_employment_is_recorded_from_the_page_of_a_person(client):
    person, unit, number = make_person(employed=False), make_unit(), make_number()
    form = client.get(reverse("employments:add"), {"person": person.public_id}).context["form"]

    record_employment(client, person=form["person"].value(), number=f"{number[:8]} {number[8:]}", unit=unit.pk)

    assert person.current_employment().number == number
    assert person.current_employment().unit == unit


def test_recording_a_move_closes_the_employment_before(client):
    person = make_person()
    before = person.current_employment()

    record_employment(client, person=before.number, number=before.number, unit=make_unit("Dinas Kominfo").pk)

    before.refresh_from_db()
    assert str(before.ended_on) == "2026-03-01"
    assert Employment.objects.current().get(user=person).unit.name == "Dinas Kominfo"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"number": "123"}, "number"),
        ({"person": "tidak@ada.go.id"}, "person"),
        ({"person": "11111111-1111-1111-1111-111111111111"}, "person"),
        ({"started_on": "2020-01-01"}, "started_on"),
    ],
)
def test_a_refusal_stands_at_its_field(client, fields, field):
    number = make_person().current_employment().number
    facts = {"person": number, "number": number, "unit": make_unit("Dinas Kominfo").pk, **fields}

    response = record_employment(client, **facts)

    assert list(response.context["form"].errors) == [field]


def test_the_number_of_someone_else_is_refused_at_its_field(client):
    person, other = make_person(), make_person("Orang Lain")

    response = record_employment(
        client,
        person=person.current_employment().number,
        number=other.current_employment().number,
        unit=make_unit().pk,
    )

    assert list(response.context["form"].errors) == ["number"]


def test_a_number_that_does_not_suit_the_status_is_saved_with_a_warning(client):
    person = make_person(employed=False)

    response = record_employment(
        client, person=person.public_id, number=make_number("PPPK"), unit=make_unit().pk, status="PNS"
    )

    assert "tampak seperti NI PPPK" in client.get(response.url).content.decode()
    assert person.current_employment().status == "PNS"


def test_an_employment_is_corrected(client):
    employment = make_person().current_employment()
    facts = {"number": employment.number, "status": "PNS", "unit": employment.unit_id, "started_on": "2021-01-01"}

    client.post(reverse("employments:edit", args=[employment.pk]), {**facts, "position_title": "Arsiparis"})

    employment.refresh_from_db()
    assert employment.position_title == "Arsiparis"


@pytest.mark.parametrize("name", ["units", "employments", "role_assignments", "position_kinds", "ranks"])
def test_no_record_is_made_by_copying_one(name):
    """Wagtail's copy saves without our services: a copied unit took the place of its original."""
    with pytest.raises(NoReverseMatch):
        reverse(f"{name}:copy", args=[1])
