"""Whatever changes, the sweep finds the people whom it concerns, and only those."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Employment, OrgUnit, PositionKind
from accounts.services import merge_people
from competencies.models import PersonStanding
from competencies.standards.signals import standards_changed
from competencies.standing import sweeping
from competencies.standing.tasks import refresh_standings
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import prove
from tests.factories.prepared import bind, cells_of, refreshed, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def person(unit, at):
    """Somebody whose rows are up to date."""
    person = make_person(unit=unit)
    refreshed(person, at=at)
    return person


def due(at):
    return sweeping.due(at=at, limit=100)


def employment(person):
    return Employment.objects.filter(user=person)


def test_who_is_up_to_date_is_left_alone(person, at):
    assert due(at) == []


def test_who_is_new_is_found(person, at):
    newcomer = make_person()

    assert due(at) == [newcomer.pk]


def test_who_has_a_new_proof_is_found(person, at):
    prove(person, at)

    assert due(at) == [person.pk]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.update(unit=make_unit("Dinas Lain")),
        lambda row: row.update(position_title="Pranata Komputer"),
        lambda row: row.update(position_kind=PositionKind.objects.first()),
        lambda row: row.update(ended_on=date(2026, 11, 21), ending="retired"),
        lambda row: OrgUnit.objects.filter(pk=row.get().unit_id).update(path="9ZZZ"),
    ],
    ids=["unit", "title", "kind", "left", "unit moved"],
)
def test_who_changes_place_is_found_and_then_settled(person, at, change):
    change(employment(person))

    assert due(at) == [person.pk]
    refreshed(person, at=at)
    assert due(at) == []


def test_who_begins_on_a_later_day_is_found_on_that_day(unit, at):
    newcomer = make_person(unit=unit)
    employment(newcomer).update(started_on=date(2026, 12, 1))

    assert due(at) == []
    assert due(at + timedelta(days=10)) == [newcomer.pk]


def test_whose_data_may_no_longer_be_used_is_found(person, at):
    person.processing_restricted_at = at
    person.save()

    assert due(at) == [person.pk]
    refreshed(person, at=at)
    assert (due(at), PersonStanding.objects.count()) == ([], 0)


def test_the_day_after_a_proof_ran_out_its_person_is_found(person, at):
    prove(person, at, valid_until=date(2026, 12, 31))
    refreshed(person, at=at)

    assert due(at + timedelta(days=40)) == []
    assert due(at + timedelta(days=41)) == [person.pk]


def test_a_changed_standard_marks_the_people_of_its_units(person, unit, at):
    refreshed(make_person(unit=make_unit("Dinas Lain")), at=at)

    standards_changed.send(sender=None, unit_path=unit.path, at=at)

    assert due(at) == [person.pk]


def test_people_of_one_unit_come_one_after_another(at):
    units = [make_unit("A"), make_unit("B")]
    people = [make_person(unit=units[number % 2]) for number in range(4)]

    assert due(at) == [people[0].pk, people[2].pk, people[1].pk, people[3].pk]
    assert sweeping.due(at=at, limit=2) == [people[0].pk, people[2].pk]


def test_the_task_brings_everybody_up_to_date(unit):
    bind({"AMAN.3": 3}, unit=unit)
    people = [make_person(unit=unit) for _ in range(3)]

    refresh_standings()
    refresh_standings()

    assert [rows_of(person) for person in people] == [{"AMAN.3": (3, 0, 0)}] * 3
    assert cells_of(unit)["AMAN.3"][0] == 3


def test_a_sweep_out_of_time_says_that_some_are_left(unit, monkeypatch):
    monkeypatch.setattr(sweeping, "AT_ONCE", 1)
    for _ in range(2):
        make_person(unit=unit)

    assert sweeping.refresh_due(clock=timezone.now, deadline=timezone.now())
    assert PersonStanding.objects.count() == 1


def test_of_two_records_of_one_person_the_kept_one_counts(unit, at):
    bind({"AMAN.3": 3}, unit=unit)
    kept, other = make_person(unit=unit), make_person(unit=unit)
    prove(other, at, level=3)
    refreshed(kept, other, at=at)

    merge_people(kept=kept, other=other, at=at)
    assert due(at) == [kept.pk]
    refreshed(kept, at=at)

    assert (rows_of(kept), rows_of(other)) == ({"AMAN.3": (3, 3, 3)}, {})
    assert cells_of(unit) == {"AMAN.3": (1, 1, 0, 0, 0)}


def test_one_whose_proofs_cannot_be_reckoned_holds_up_nobody_else(unit, at, caplog):
    first, broken, last = (make_person(unit=unit) for _ in range(3))
    for each in (first, last):
        prove(each, at)
    prove(broken, datetime(9999, 12, 31, 23, 30, tzinfo=UTC))

    is_unfinished = sweeping.refresh_due(clock=lambda: at, deadline=at + timedelta(seconds=5))

    assert not is_unfinished
    assert not PersonStanding.objects.filter(person__in=[first, last], stale_since__isnull=False).exists()
    assert f"person {broken.pk} " in caplog.text


def test_a_proof_that_holds_to_the_last_day_there_is_changes_nothing_by_itself(person, at):
    prove(person, at, valid_until=date.max)

    refreshed(person, at=at)

    assert PersonStanding.objects.get(person=person).next_change_on is None
