import datetime

import pytest

from accounts import services
from accounts.models import Employment, OrgUnit
from accounts.services import unit_refusals as refusals
from tests.accounts.organisation.tree import LAST_MONTH, NEXT_YEAR, TODAY, fresh, make_agency
from tests.factories.accounts import HIRED_ON, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


def test_people_are_employed_in_the_other_unit_from_that_day(at):
    _, office, _, other = make_agency()
    person = make_person(unit=office)

    services.merge_unit(unit=office, into=other, on=LAST_MONTH, at=at)

    before, now = person.employments.order_by("started_on")
    assert (before.unit, before.started_on, before.ended_on, before.ending) == (office, HIRED_ON, LAST_MONTH, "changed")
    assert (now.unit, now.started_on, now.ended_on, now.number) == (other, LAST_MONTH, None, before.number)


def test_whoever_begins_on_the_day_or_later_begins_in_the_other_unit(at):
    _, office, _, other = make_agency()
    person = make_person(unit=office)
    person.employments.update(started_on=NEXT_YEAR)

    services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    assert person.employments.get().unit == other


def test_a_leaving_that_is_recorded_already_stays(at):
    _, office, _, other = make_agency()
    person = make_person(unit=office)
    person.employments.update(ended_on=NEXT_YEAR, ending="retired")

    services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    last = person.employments.latest("started_on")
    assert (last.unit, last.ended_on, last.ending) == (other, NEXT_YEAR, "retired")


def test_whoever_left_before_stays_in_the_history_of_the_old_unit(at):
    _, office, _, other = make_agency()
    person = make_person(unit=office)
    person.employments.update(ended_on=datetime.date(2025, 1, 1))

    services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    assert person.employments.get().unit == office


def test_units_below_move_and_say_so_in_their_own_history(at):
    _, office, department, other = make_agency()
    second = make_unit("Bidang Statistik", fresh(office))

    services.merge_unit(unit=office, into=other, on=TODAY, at=at, document="Perda 3/2026")

    assert fresh(department).get_parent() == other
    assert fresh(second).get_parent() == other
    assert department.changes.get().document == "Perda 3/2026"
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_the_unit_closes_and_names_its_successor(at):
    _, office, _, other = make_agency()

    services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    assert (fresh(office).closed_on, fresh(office).merged_into) == (TODAY, other)


def test_a_unit_is_merged_into_the_unit_above(at):
    _, office, department, _ = make_agency()
    person = make_person(unit=department)

    services.merge_unit(unit=department, into=office, on=TODAY, at=at)

    assert Employment.objects.current(TODAY).get(user=person).unit == office


def test_merging_twice_moves_nobody_twice(at):
    _, office, _, other = make_agency()
    person = make_person(unit=office)

    for _ in range(2):
        services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    assert person.employments.count() == 2
    assert office.changes.count() == 1


def test_a_unit_does_not_merge_into_one_below_it(at):
    _, office, department, _ = make_agency()

    with pytest.raises(refusals.BelowItself):
        services.merge_unit(unit=office, into=department, on=TODAY, at=at)


def test_a_unit_does_not_merge_into_a_closed_one(at):
    agency, office, *_ = make_agency()

    with pytest.raises(refusals.UnitIsClosed):
        services.merge_unit(unit=office, into=make_unit("Tutup", fresh(agency), closed_on=LAST_MONTH), on=TODAY, at=at)


def test_an_agency_is_never_merged(at):
    agency, *_ = make_agency()

    with pytest.raises(refusals.AgencyStays):
        services.merge_unit(unit=agency, into=make_unit("Kota Contoh"), on=TODAY, at=at)


def test_roles_of_the_unit_end(at):
    _, office, _, other = make_agency()
    officer = make_officer("hr_officer", office)

    services.merge_unit(unit=office, into=other, on=TODAY, at=at)

    assert not officer.roles.active(at).exists()
