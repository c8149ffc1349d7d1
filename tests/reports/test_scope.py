"""Who may see whose board and record. Everybody else gets a 404, as if the unit did not exist."""

import pytest
from django.urls import reverse

from tests.factories.accounts import (
    make_administrator,
    make_hr_officer,
    make_person,
    make_trainer,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_unit(agency):
    return make_unit("Dinas Kesehatan", parent=agency)


@pytest.fixture
def child(unit):
    return make_unit("Bidang Aplikasi", parent=unit)


@pytest.fixture
def person(child):
    return make_person("Yuliana Sari", unit=child)


@pytest.fixture
def addresses(unit, person):
    return [
        reverse("reports:unit", args=[unit.public_id]),
        reverse("reports:unit_csv", args=[unit.public_id]),
        reverse("reports:person", args=[person.public_id]),
    ]


def answers(client, addresses):
    return [client.get(address).status_code for address in addresses]


def test_the_addresses_are_the_agreed_ones(unit, person, addresses):
    assert addresses == [
        f"/unit/{unit.public_id}/",
        f"/unit/{unit.public_id}/pegawai.csv",
        f"/unit/pegawai/{person.public_id}/",
    ]


def test_a_stranger_is_asked_to_sign_in(client, addresses):
    for address in [*addresses, "/unit/"]:
        assert client.get(address).url == f"/masuk/?next={address}"


@pytest.mark.parametrize("make", [make_person, make_trainer])
def test_learners_and_trainers_find_nothing(client, unit, addresses, make):
    client.force_login(make("Budi Santoso", unit=unit))

    assert answers(client, [*addresses, "/unit/"]) == [404, 404, 404, 404]


def test_a_person_does_not_find_even_their_own_record(client, person):
    client.force_login(person)

    assert client.get(reverse("reports:person", args=[person.public_id])).status_code == 404


def test_the_officer_of_the_unit_sees_it_with_everything_below(client, unit, addresses):
    client.force_login(make_hr_officer(unit))

    assert answers(client, addresses) == [200, 200, 200]


def test_the_officer_of_the_agency_sees_it(client, officer, addresses):
    client.force_login(officer)

    assert answers(client, addresses) == [200, 200, 200]


def test_the_officer_of_another_unit_finds_nothing(client, other_unit, addresses):
    client.force_login(make_hr_officer(other_unit))

    assert answers(client, addresses) == [404, 404, 404]


def test_the_officer_of_a_unit_below_finds_nothing_above(client, child, addresses):
    client.force_login(make_hr_officer(child))

    assert answers(client, addresses) == [404, 404, 200]


def test_an_administrator_sees_it(client, addresses):
    client.force_login(make_administrator())

    assert answers(client, addresses) == [200, 200, 200]


def test_a_person_who_left_is_no_longer_found(client, officer, person):
    person.employments.update(ended_on="2022-01-01")
    client.force_login(officer)

    assert client.get(reverse("reports:person", args=[person.public_id])).status_code == 404


def test_the_way_in_leads_to_the_units_own_board(client, unit):
    client.force_login(make_hr_officer(unit))

    assert client.get("/unit/").url == f"/unit/{unit.public_id}/"


def test_the_way_in_leads_an_administrator_to_the_first_agency(client, agency):
    make_unit("Zona Lain")
    client.force_login(make_administrator(unit=agency))

    assert client.get("/unit/").url == f"/unit/{agency.public_id}/"


def test_an_officer_of_two_units_can_change_between_them(client, unit, other_unit, agency):
    officer = make_hr_officer(unit)
    officer.roles.create(role="hr_officer", unit=other_unit)
    client.force_login(officer)

    text = client.get(f"/unit/{unit.public_id}/").text

    assert "Pilih unit lain" in text
    assert f'href="/unit/{other_unit.public_id}/"' in text


def test_units_above_are_linked_only_as_far_as_one_may_see(client, agency, unit, child):
    client.force_login(make_hr_officer(unit))

    text = client.get(f"/unit/{child.public_id}/").text

    assert f'href="/unit/{unit.public_id}/"' in text
    assert f'href="/unit/{agency.public_id}/"' not in text


@pytest.mark.parametrize(
    ("make", "is_shown"), [(make_person, False), (make_trainer, False), (make_administrator, True)]
)
def test_the_navigation_offers_boards_only_to_those_who_have_one(client, agency, make, is_shown):
    client.force_login(make(unit=agency))

    assert ('href="/unit/"' in client.get("/kompetensi/").text) is is_shown


def test_the_navigation_offers_an_officer_the_board(client, unit):
    client.force_login(make_hr_officer(unit))

    assert 'href="/unit/"' in client.get("/kompetensi/").text
