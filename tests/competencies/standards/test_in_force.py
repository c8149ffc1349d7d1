import datetime

import pytest

from competencies.models import PositionStandard
from competencies.standards.demands import demands_of
from competencies.standards.in_force import lines_in_force, place_of
from competencies.standards.own import explain
from competencies.standards.reach import people_concerned
from tests.factories.accounts import make_person, make_unit
from tests.factories.standards import FIRST_DAY, competency, facts, give_kind, make_draft, make_standard

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 21)


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


def level(employment, day=TODAY):
    place = place_of(employment)
    demand = demands_of(place, lines_in_force(day, unit_paths=[place.unit_path])).get(competency().pk)
    return demand and demand.level


def test_only_what_is_published_and_has_begun_and_is_not_over_binds(unit, at):
    employment = make_person(unit=unit).current_employment()
    make_standard(unit, at, valid_until=datetime.date(2026, 6, 30))
    make_draft(unit, at, name="Rancangan", lines=[facts(level=5)])

    days = [FIRST_DAY - datetime.timedelta(days=1), FIRST_DAY, datetime.date(2026, 6, 30), datetime.date(2026, 7, 1)]

    assert [level(employment, day) for day in days] == [None, 3, 3, None]


def test_what_an_agency_demands_holds_below_until_a_unit_says_otherwise(agency, unit, at):
    employment = make_person(unit=unit).current_employment()
    make_standard(agency, at, lines=[facts(level=2)])
    assert level(employment) == 2

    make_standard(unit, at, lines=[facts(level=4)])

    assert level(employment) == 4


def test_what_another_agency_demands_is_not_even_read(unit, at):
    make_standard(make_unit("Kota Lain"), at)

    assert {line.unit_path for line in lines_in_force(TODAY, unit_paths=[unit.path])} == {""}


@pytest.mark.parametrize("kind", ["05", None])
def test_leaving_lines_for_other_kinds_unread_changes_no_demand(unit, at, kind):
    person = make_person(unit=unit)
    employment = give_kind(person, kind) if kind else person.current_employment()
    make_standard(unit, at, lines=[facts(), facts("AMAN.1", kind="05"), facts("AMAN.2", kind="06")])
    place = place_of(employment)

    narrowed = lines_in_force(TODAY, unit_paths=[unit.path], kind=place.kind)

    assert len(narrowed) < len(lines_in_force(TODAY))
    assert demands_of(place, narrowed) == demands_of(place, lines_in_force(TODAY))


def test_nothing_is_demanded_of_who_is_not_employed():
    assert place_of(None) is None
    assert explain(None, TODAY).total == 0


def test_the_national_standard_asks_nine_competencies_of_every_kind_of_position(unit):
    standard = PositionStandard.objects.get(unit=None)
    supervisor = give_kind(make_person(unit=unit), "05")

    explained = explain(supervisor, TODAY)

    assert standard.basis == "PermenPANRB 38/2017"
    assert standard.lines.count() == 9 * 14
    ((framework, rows),) = explained.frameworks
    assert framework.code == "permenpanrb-38-2017"
    assert [(row.competency.code, row.demand.level) for row in rows] == [
        *((f"MAN.{number}", 2) for number in range(1, 9)),
        ("SOS.1", 2),
    ]
    assert {row.lowest for row in rows} == {"Dasar"}


def test_explaining_one_person_takes_three_queries(unit, at, django_assert_num_queries):
    supervisor = give_kind(make_person(unit=unit), "05")
    make_standard(unit, at, lines=[facts(), facts("MAN.1", framework="permenpanrb-38-2017", is_waived=True)])

    with django_assert_num_queries(3):
        explained = explain(supervisor, TODAY)

    assert explained.total == 9
    assert [row.competency.code for row in explained.waived] == ["MAN.1"]


def test_a_standard_concerns_those_for_whom_it_has_a_line(agency, unit, at):
    give_kind(make_person(unit=unit), "05")
    give_kind(make_person(unit=unit), "06", title="Pranata  Komputer")
    give_kind(make_person(unit=unit), "06")
    give_kind(make_person(unit=agency), "05")
    restricted = make_person(unit=unit, processing_restricted_at=at)
    give_kind(restricted, "05")

    by_kind = make_draft(unit, at, lines=[facts(kind="05"), facts("AMAN.1", kind="05")])
    by_title = make_draft(unit, at, name="B", lines=[facts(title="pranata komputer")])
    for_all = make_draft(agency, at, name="C", lines=[facts()])

    assert [people_concerned(each, TODAY) for each in (by_kind, by_title, for_all)] == [1, 1, 4]


def test_counting_whom_a_standard_concerns_takes_two_queries(unit, at, django_assert_num_queries):
    for _person in range(3):
        give_kind(make_person(unit=unit), "05")
    draft = make_draft(unit, at, lines=[facts(kind="05")])

    with django_assert_num_queries(2):
        assert people_concerned(draft, TODAY) == 3
