from decimal import Decimal

import pytest
from django.utils import translation

from competencies.lesson_hours.statement import hours_of_year
from tests.factories.accounts import make_person
from tests.factories.competencies import credit

pytestmark = pytest.mark.django_db


def summary(person, year=2026):
    return hours_of_year(person=person, employment=person.current_employment(), year=year)


def test_hours_are_counted_against_the_target_of_the_year(at):
    person = make_person()
    credit(person, at, hours=Decimal("7.5"))

    shown = summary(person)

    assert shown.sentence == "7,5 dari 20 JP pada tahun 2026."
    assert shown.advice == "Kurang 12,5 JP lagi."
    assert (shown.meter.percent, shown.is_reached) == (38, False)


def test_the_same_in_english(at):
    person = make_person()
    credit(person, at, hours=Decimal("7.5"))

    with translation.override("en"):
        assert summary(person).sentence == "7.5 of 20 JP in 2026."


def test_a_minimum_is_reached_by_exactly_its_hours(at):
    person = make_person()
    credit(person, at, hours=20)

    assert summary(person).is_reached


def test_a_ceiling_is_never_reached(at):
    person = make_person(status="PPPK")
    credit(person, at, hours=30)

    assert not summary(person).is_reached


def test_without_a_target_there_is_no_meter(at):
    shown = summary(make_person(), year=2019)

    assert shown.meter is None
    assert shown.sentence == "0 JP pada tahun 2019."


def test_a_summary_takes_two_queries(at, django_assert_num_queries):
    person = make_person()
    employment = person.current_employment()

    with django_assert_num_queries(2):
        hours_of_year(person=person, employment=employment, year=2026)
