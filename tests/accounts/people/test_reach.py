"""Whom an officer reaches: by where people work, are going to work or last worked."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts import services
from accounts.models import User
from accounts.powers import Power
from tests.factories.accounts import make_administrator, make_hr_officer, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def tree():
    agency = make_unit("Kabupaten Satu")
    office, beside = make_unit("Dinas Pendidikan", agency), make_unit("Dinas Kesehatan", agency)
    return {"agency": agency, "office": office, "section": make_unit("Bidang SD", office), "beside": beside}


def reaches(officer, person, power=Power.MANAGE_PEOPLE):
    return User.objects.within_power(officer, power).filter(pk=person.pk).exists()


def move(person, unit, *, days=0):
    number = person.employments.first().number
    day = timezone.localdate() + days * DAY
    return services.employ(user=person, number=number, status="PNS", unit=unit, started_on=day)


def test_people_of_the_unit_and_below_are_reached_and_no_others(tree):
    officer = make_hr_officer(tree["office"])

    assert reaches(officer, make_person(unit=tree["section"]))
    assert not reaches(officer, make_person(unit=tree["beside"]))


def test_who_moved_away_is_no_longer_reached(tree):
    officer, person = make_hr_officer(tree["office"]), make_person(unit=tree["office"])

    move(person, tree["beside"])

    assert not reaches(officer, person)


def test_who_is_going_to_come_is_reached_by_both_units(tree):
    person = make_person(unit=tree["office"])

    move(person, tree["beside"], days=30)

    assert reaches(make_hr_officer(tree["office"]), person)
    assert reaches(make_hr_officer(tree["beside"]), person)


def test_who_left_stays_with_their_last_unit(tree):
    person = make_person(unit=tree["office"])
    move(person, tree["beside"])

    services.leave(user=person, on=timezone.localdate(), ending="retired", at=timezone.now())

    assert reaches(make_hr_officer(tree["beside"]), person)
    assert not reaches(make_hr_officer(tree["office"]), person)


def test_an_auditor_sees_people_and_does_not_manage_them(tree):
    auditor, person = make_officer("auditor", tree["agency"]), make_person(unit=tree["office"])

    assert reaches(auditor, person, Power.SEE_PEOPLE)
    assert not reaches(auditor, person)


def test_an_administrator_reaches_also_who_has_no_employment(tree):
    assert reaches(make_administrator(), make_person(employed=False))
    assert not reaches(make_hr_officer(tree["agency"]), make_person(employed=False))


@pytest.mark.parametrize("make", [AnonymousUser, make_person])
def test_strangers_and_learners_reach_nobody(tree, make):
    assert not User.objects.within_power(make(), Power.SEE_PEOPLE).exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("siti", True),
        ("aminah SITI", True),
        ("siti budi", False),
        ("19900101 2021", True),
        ("199001012021012001", True),
        ("2021", False),
        ("Siti@contoh", True),
        ("contoh.go.id@", False),
        ("", True),
    ],
)
def test_people_are_found_by_words_first_digits_and_address(text, found):
    person = make_person("Siti Aminah", number="199001012021012001", email="siti@contoh.go.id")

    assert User.objects.matching(text).filter(pk=person.pk).exists() is found


def test_people_are_found_by_a_number_of_the_past():
    person = make_person(status="PPPK", number="199001012022212001")
    services.employ(
        user=person, number="199001012023212001", status="PPPK", unit=make_unit(), started_on=timezone.localdate()
    )

    assert User.objects.matching("199001012022212001").get() == person
