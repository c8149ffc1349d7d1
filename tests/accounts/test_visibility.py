import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Employment, OrgUnit
from tests.factories.accounts import as_in_a_request, make_administrator, make_hr_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """Two agencies; the first has an office with a section below it, and an office beside."""
    agency = make_unit("Kabupaten Satu")
    office = make_unit("Dinas Pendidikan", parent=agency)
    return {
        "agency": agency,
        "office": office,
        "section": make_unit("Bidang SD", parent=office),
        "beside": make_unit("Dinas Kesehatan", parent=agency),
        "other agency": make_unit("Kota Dua"),
    }


@pytest.fixture
def people(tree):
    return {name: make_person(f"Pegawai {unit.name}", unit=unit) for name, unit in tree.items()}


def units_seen_by(user):
    return set(OrgUnit.objects.visible_to(user).values_list("name", flat=True))


def people_seen_by(user, people):
    seen = set(Employment.objects.visible_to(user).values_list("user", flat=True))
    return {name for name, person in people.items() if person.pk in seen}


def test_an_hr_officer_sees_the_unit_and_what_lies_below(tree, people):
    officer = make_hr_officer(tree["office"])

    assert units_seen_by(officer) == {"Dinas Pendidikan", "Bidang SD"}
    assert people_seen_by(officer, people) == {"office", "section"}


def test_an_hr_officer_of_the_agency_sees_all_of_it_and_no_other(tree, people):
    officer = make_hr_officer(tree["agency"])

    assert people_seen_by(officer, people) == {"agency", "office", "section", "beside"}


def test_an_hr_officer_of_two_units_sees_both(tree, people):
    officer = make_hr_officer(tree["section"])
    officer.roles.create(role="hr_officer", unit=tree["beside"])

    assert people_seen_by(as_in_a_request(officer), people) == {"section", "beside"}


def test_an_administrator_sees_everyone(tree, people):
    administrator = make_administrator()

    assert units_seen_by(administrator) >= {unit.name for unit in tree.values()}
    assert people_seen_by(administrator, people) == set(people)


def test_a_learner_sees_no_one_through_these_lists(tree, people):
    learner = as_in_a_request(people["office"])

    assert units_seen_by(learner) == set()
    assert people_seen_by(learner, people) == set()


def test_a_stranger_sees_no_one(tree, people):
    assert units_seen_by(AnonymousUser()) == set()
    assert people_seen_by(AnonymousUser(), people) == set()


def test_a_subtree_holds_the_unit_and_all_below(tree, people):
    inside = Employment.objects.in_subtree(tree["office"]).values_list("user", flat=True)

    assert set(inside) == {people["office"].pk, people["section"].pk}


def test_closed_units_are_left_out_of_choices(tree):
    tree["beside"].closed_on = "2026-01-01"
    tree["beside"].save()

    assert tree["beside"] not in OrgUnit.objects.open()
