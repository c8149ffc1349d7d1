import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Employment, OrgUnit, PositionKind, Rank, RoleAssignment, User
from tests.factories.accounts import make_number, make_person, make_unit

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 1, 5)


def refuses(name):
    """The database says no and names the rule, on SQLite by the columns for unique rules."""
    return pytest.raises(IntegrityError, match=name)


def employ_by_hand(user, **fields):
    facts = {"number": make_number(), "status": "PNS", "unit": make_unit(), "started_on": DAY} | fields
    return Employment.objects.create(user=user, **facts)


def test_two_people_cannot_share_an_address():
    make_person(email="siti@contoh.go.id", employed=False)

    with refuses("email"):
        make_person(email="siti@contoh.go.id", employed=False)


def test_an_address_is_kept_in_lower_case():
    with refuses("user_email_lower_case"):
        User(full_name="Siti", email="Siti@contoh.go.id").save()


def test_many_people_may_have_no_address():
    make_person(email=None, employed=False)
    make_person(email=None, employed=False)

    assert User.objects.filter(email=None).count() == 2


def test_a_person_has_one_current_employment():
    user = make_person()

    with refuses("unique|UNIQUE"), transaction.atomic():
        employ_by_hand(user)
    assert user.employments.current().count() == 1


def test_a_current_number_belongs_to_one_person():
    number = make_number()
    make_person(number=number)

    with refuses("number"):
        employ_by_hand(make_person(employed=False), number=number)


def test_a_number_may_come_back_once_it_has_ended():
    number = make_number()
    employ_by_hand(make_person(employed=False), number=number, ended_on=DAY)

    assert employ_by_hand(make_person(employed=False), number=number).pk


def test_an_employment_does_not_end_before_it_starts():
    with refuses("employment_ends_after_start"):
        employ_by_hand(make_person(employed=False), ended_on=DAY - datetime.timedelta(days=1))


@pytest.mark.parametrize("number", ["19900101202101200", "19900101202101200A", "19900101 202101 2 "])
def test_a_number_has_18_digits(number):
    with refuses("employment_number_18_digits"):
        employ_by_hand(make_person(employed=False), number=number)


def test_an_hr_officer_has_a_unit():
    with refuses("role_of_a_unit_has_unit"):
        RoleAssignment.objects.create(user=make_person(), role="hr_officer")


def test_an_administrator_has_no_unit():
    with refuses("role_administrator_has_no_unit"):
        RoleAssignment.objects.create(user=make_person(), role="administrator", unit=make_unit())


def test_a_role_does_not_end_before_it_starts():
    now = timezone.now()

    with refuses("role_ends_after_start"):
        RoleAssignment.objects.create(
            user=make_person(), role="trainer", started_at=now, ended_at=now - datetime.timedelta(seconds=1)
        )


@pytest.mark.parametrize("role", ["hr_officer", "trainer"])
def test_a_role_is_held_once_at_a_time(role):
    user, unit = make_person(), make_unit() if role == "hr_officer" else None
    RoleAssignment.objects.create(user=user, role=role, unit=unit)

    with refuses("unique|UNIQUE"):
        RoleAssignment.objects.create(user=user, role=role, unit=unit)


def test_a_unit_does_not_close_before_it_opens():
    with refuses("unit_closed_after_opened"):
        OrgUnit.add_root(name="Dinas", opened_on=DAY, closed_on=DAY - datetime.timedelta(days=1))


@pytest.mark.parametrize("level", [0, 6])
def test_a_standard_level_is_from_1_to_5(level):
    with refuses("position_kind_level_1_to_5"):
        PositionKind.objects.create(code="99", name="Uji", group="Uji", standard_level=level)


def test_a_grade_stands_once_in_its_scheme():
    with refuses("scheme"):
        Rank.objects.create(scheme="PNS", grade="III/a", order=99)
