"""Who may give which role to whom, and every way to reach for more."""

import datetime

import pytest

from accounts.models import AuditEntry, RoleProposal
from accounts.powers import MAY_GRANT, POWERS
from accounts.services import appointing, end_role
from accounts.services.roles import LastAdministrator, UnitRequired
from tests.factories.accounts import (
    as_in_a_request,
    make_administrator,
    make_hr_officer,
    make_officer,
    make_person,
    make_trainer,
    make_unit,
)
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def officer(agency):
    return make_officer("agency_administrator", agency)


def appoint(officer, user, role, at, **scope):
    return appointing.appoint(by=officer, user=user, role=role, reason="SK 1/2026", at=at, **scope)


def test_nobody_gives_a_role_that_stands_above_their_own():
    for holder, given in MAY_GRANT.items():
        assert holder in POWERS
        assert "administrator" not in given or holder == "administrator"
    assert not {"hr_officer", "signatory", "auditor", "data_protection_officer", "organiser", "marker"} & set(MAY_GRANT)


@pytest.mark.parametrize(
    "role", ["hr_officer", "signatory", "auditor", "data_protection_officer", "organiser", "marker", "trainer"]
)
def test_an_agency_administrator_gives_the_roles_of_the_agency(officer, unit, role, at):
    person = make_person(unit=unit)

    assignment = appoint(officer, person, role, at, unit=unit)

    assert (assignment.role, assignment.unit, assignment.granted_by, assignment.reason) == (
        role,
        unit,
        officer,
        "SK 1/2026",
    )
    entry = AuditEntry.objects.get(action="role.granted", subject_id=person.public_id)
    assert entry.reason == "SK 1/2026"


def test_nobody_gives_a_role_to_themselves(officer, unit, at):
    with pytest.raises(appointing.NotForOneself):
        appoint(officer, officer, "hr_officer", at, unit=unit)


def test_nobody_gives_a_role_outside_their_units(officer, unit, at):
    with pytest.raises(appointing.NotYoursToGrant):
        appoint(officer, make_person(unit=unit), "hr_officer", at, unit=make_unit("Kota Lain"))


def test_an_officer_of_a_unit_gives_none_for_the_agency_above(agency, unit, at):
    officer = make_officer("agency_administrator", unit)

    with pytest.raises(appointing.NotYoursToGrant):
        appoint(officer, make_person(unit=unit), "hr_officer", at, unit=agency)


def test_nobody_gives_a_role_to_people_of_another_agency(officer, unit, at):
    with pytest.raises(appointing.NotYoursToGrant):
        appoint(officer, make_person(unit=make_unit("Kota Lain")), "hr_officer", at, unit=unit)


def test_an_agency_administrator_makes_nobody_an_administrator_of_the_site(officer, unit, at):
    with pytest.raises(appointing.NotYoursToGrant):
        appoint(officer, make_person(unit=unit), "administrator", at)


def test_an_agency_administrator_has_no_say_in_courses_nor_over_the_whole_site(officer, unit, at):
    person, course = make_person(unit=unit), make_course()

    for scope in [{"course_key": course.translation_key}, {}]:
        with pytest.raises(appointing.NotYoursToGrant):
            appoint(officer, person, "trainer", at, **scope)


@pytest.mark.parametrize("role", ["hr_officer", "signatory", "auditor", "data_protection_officer", "organiser"])
def test_other_officers_give_nothing(role, unit, at):
    officer = make_officer(role, unit)

    for given in POWERS:
        with pytest.raises(appointing.NotYoursToGrant):
            appoint(officer, make_person(unit=unit), given, at, unit=unit)


def test_a_trainer_finds_people_to_help_in_the_own_course_only(unit, at):
    course, other = make_course(), make_course()
    trainer, person = let_teach(make_trainer(unit=unit), course), make_person(unit=unit)

    marker = appoint(trainer, person, "marker", at, course_key=course.translation_key, course_title=course.title)

    assert marker.course_key == course.translation_key
    for role, scope in [
        ("marker", {"course_key": other.translation_key}),
        ("trainer", {}),
        ("trainer", {"unit": unit}),
        ("hr_officer", {"unit": unit}),
    ]:
        with pytest.raises(appointing.NotYoursToGrant):
            appoint(trainer, person, role, at, **scope)


def test_a_trainer_of_a_unit_makes_nobody_a_trainer_of_that_unit(unit, at):
    trainer = make_officer("trainer", unit)

    with pytest.raises(appointing.NotYoursToGrant):
        appoint(trainer, make_person(unit=unit), "trainer", at, unit=unit)


def test_a_role_that_ended_gives_no_right_to_grant(officer, unit, at):
    end_role(assignment=officer.roles.get(), at=at)

    with pytest.raises(appointing.NotYoursToGrant):
        appoint(as_in_a_request(officer), make_person(unit=unit), "hr_officer", at, unit=unit)


def test_an_administrator_gives_what_makes_sense(at):
    with pytest.raises(UnitRequired):
        appoint(make_administrator(), make_person(), "hr_officer", at)


def test_officers_end_what_they_may_give(officer, unit, at):
    hr = make_hr_officer(unit)

    appointing.dismiss(by=officer, assignment=hr.roles.get(), reason="Pindah", at=at)

    assert not as_in_a_request(hr).is_hr_officer
    assert AuditEntry.objects.get(action="role.ended").reason == "Pindah"


def test_nobody_ends_roles_outside_their_reach(officer, unit, at):
    foreign = make_hr_officer(make_unit("Kota Lain")).roles.get()
    own = officer.roles.get()

    for by, assignment in [(officer, foreign), (officer, own), (make_hr_officer(unit), own)]:
        with pytest.raises(appointing.NotYoursToGrant):
            appointing.dismiss(by=by, assignment=assignment, reason="Coba", at=at)


def test_the_last_administrator_stays(at):
    first, second = make_administrator("Satu"), make_administrator("Dua")

    end_role(assignment=first.roles.get(), at=at)

    with pytest.raises(LastAdministrator):
        end_role(assignment=second.roles.get(), at=at)
    assert as_in_a_request(second).is_administrator


def test_an_administrator_whose_role_is_planned_to_end_does_not_count_as_another(at):
    first, second = make_administrator("Satu"), make_administrator("Dua")
    second.roles.update(ended_at=at + DAY)

    with pytest.raises(LastAdministrator):
        end_role(assignment=first.roles.get(), at=at)


def test_whose_account_is_closed_is_given_no_role(officer, unit, at):
    person = make_person(unit=unit)
    person.is_active = False
    person.save()

    with pytest.raises(appointing.NotYoursToGrant):
        appoint(officer, person, "hr_officer", at, unit=unit)
    assert not RoleProposal.objects.exists()
