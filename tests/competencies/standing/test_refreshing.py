from datetime import date, timedelta

import pytest

from accounts.models import Employment, PositionKind
from competencies.models import CompetencyStanding, GapCell, PersonStanding
from competencies.services import withdraw
from competencies.standing import services
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import COURSE, SAFETY, prove
from tests.factories.prepared import bind, cells_of, is_marked, refreshed, rows_of

pytestmark = pytest.mark.django_db
ETHICS = ("kominfo-4-pilar", "ETIKA.1")


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def person(unit):
    return make_person(unit=unit)


def test_what_is_demanded_and_not_proved_has_a_row(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit)

    refreshed(person, at=at)

    assert rows_of(person) == {"AMAN.3": (3, 0, 0)}
    assert cells_of(unit) == {"AMAN.3": (1, 0, 0, 1, 3)}


def test_what_is_proved_counts_towards_the_demand(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    row = prove(person, at, level=4)

    refreshed(person, at=at)

    assert rows_of(person) == {"AMAN.3": (3, 4, 4)}
    assert CompetencyStanding.objects.get().evidence == row
    assert cells_of(unit) == {"AMAN.3": (1, 1, 0, 0, 0)}


def test_what_nobody_demands_is_kept_and_not_counted(person, unit, at):
    prove(person, at, level=2)

    refreshed(person, at=at)

    assert rows_of(person) == {"AMAN.3": (None, 2, 2)}
    assert cells_of(unit) == {}


def test_a_proof_that_is_too_old_does_not_count(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit, recent_months=12)
    prove(person, at - timedelta(days=500), level=3)
    prove(person, at - timedelta(days=30), level=2)

    refreshed(person, at=at)

    assert rows_of(person) == {"AMAN.3": (3, 3, 2)}
    assert cells_of(unit) == {"AMAN.3": (1, 0, 1, 0, 1)}


def test_colleagues_of_one_unit_are_counted_together(unit, at):
    bind({"AMAN.3": 3, "ETIKA.1": 2}, unit=unit)
    people = [make_person(unit=unit) for _ in range(3)]
    prove(people[0], at, level=3)
    prove(people[1], at, level=1)
    prove(people[1], at, competency=ETHICS, level=2)

    refreshed(*people, at=at)

    assert cells_of(unit) == {"AMAN.3": (3, 1, 0, 1, 5), "ETIKA.1": (3, 1, 0, 2, 4)}


def test_a_subunits_people_are_counted_in_the_subunit(unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    section = make_unit("Seksi", parent=unit)

    refreshed(make_person(unit=unit), make_person(unit=section), at=at)

    assert (cells_of(unit), cells_of(section)) == ({"AMAN.3": (1, 0, 0, 1, 3)}, {"AMAN.3": (1, 0, 0, 1, 3)})


def test_refreshing_twice_writes_nothing_new(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    refreshed(person, at=at)
    before = set(CompetencyStanding.objects.values_list("pk", flat=True)), GapCell.objects.get().refreshed_at

    refreshed(person, at=at + timedelta(hours=1))

    assert before == (set(CompetencyStanding.objects.values_list("pk", flat=True)), GapCell.objects.get().refreshed_at)


def test_who_moves_is_counted_in_the_new_unit(person, unit, at):
    bind({"AMAN.3": 3})
    refreshed(person, at=at)
    other = make_unit("Dinas Lain")
    Employment.objects.filter(user=person).update(unit=other)

    refreshed(person, at=at)

    assert (cells_of(unit), list(cells_of(other))) == ({}, ["AMAN.3"])


def test_of_who_has_left_nothing_remains(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    prove(person, at)
    refreshed(person, at=at)
    Employment.objects.filter(user=person).update(ended_on=date(2026, 11, 20), ending="retired")

    refreshed(person, at=at)

    assert (rows_of(person), cells_of(unit)) == ({}, {})
    assert not PersonStanding.objects.exists()


def test_whose_data_may_not_be_used_is_left_out(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    refreshed(person, make_person(unit=unit), at=at)
    person.processing_restricted_at = at
    person.save()

    refreshed(person, at=at)

    assert rows_of(person) == {}
    assert cells_of(unit) == {"AMAN.3": (1, 0, 0, 1, 3)}


def test_the_row_keeps_the_place_that_it_was_made_for(person, unit, at):
    kind = PositionKind.objects.first()
    Employment.objects.filter(user=person).update(position_kind=kind, position_title="Analis")

    refreshed(person, at=at)

    standing = PersonStanding.objects.get()
    assert (standing.unit_path, standing.position_kind_key, standing.position_title) == (unit.path, kind.pk, "Analis")
    assert standing.employment_key == Employment.objects.get(user=person).pk


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({"valid_until": date(2026, 12, 31)}, date(2027, 1, 1)),
        ({"valid_from": date(2027, 3, 1)}, date(2027, 3, 1)),
        ({"recent_months": 12}, date(2027, 11, 22)),
        ({}, None),
    ],
)
def test_the_row_says_when_it_changes_by_itself(person, unit, at, facts, day):
    bind({"AMAN.3": 3}, unit=unit, **facts)
    prove(person, at, level=3)

    refreshed(person, at=at)

    assert PersonStanding.objects.get().next_change_on == day


def test_a_standard_of_elsewhere_changes_nothing_here(person, at):
    bind({"AMAN.3": 3}, unit=make_unit("Dinas Lain"), valid_from=date(2027, 3, 1))

    refreshed(person, at=at)

    assert PersonStanding.objects.get().next_change_on is None


def test_a_new_proof_marks_its_person(person, at):
    refreshed(person, at=at)

    prove(person, at)

    assert is_marked(person)


def test_a_proof_taken_back_marks_its_person(person, at):
    row = prove(person, at)
    refreshed(person, at=at)

    withdraw(source_kind=COURSE, source_key=row.source_key, reason="Salah orang", at=at)

    assert is_marked(person)
    refreshed(person, at=at)
    assert (rows_of(person), is_marked(person)) == ({}, False)


def test_a_room_that_forgets_a_person_counts_the_unit_without_them(person, unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    refreshed(person, make_person(unit=unit), at=at)

    services.remove(person_ids=[person.pk], at=at)

    assert (rows_of(person), cells_of(unit)) == ({}, {"AMAN.3": (1, 0, 0, 1, 3)})


def test_many_people_cost_no_more_queries_than_one(unit, at, django_assert_num_queries):
    bind({SAFETY[1]: 3}, unit=unit)
    people = [make_person(unit=unit) for _ in range(4)]
    for person in people:
        prove(person, at)

    with django_assert_num_queries(15):
        refreshed(*people, at=at)
