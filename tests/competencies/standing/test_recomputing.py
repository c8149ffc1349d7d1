"""The prepared rows held against the ledger: every difference is found, told and, if wanted, mended."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from competencies.models import CompetencyStanding, GapCell, PersonStanding, Recomputation
from competencies.standing import recomputing
from competencies.standing.comparing import differences_of
from competencies.standing.tasks import continue_recomputations, recompute_all
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import prove
from tests.factories.prepared import bind, cells_of, refreshed, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def people(unit, at):
    """Three people of one unit whose rows are up to date."""
    bind({"AMAN.3": 3}, unit=unit)
    people = [make_person(unit=unit) for _ in range(3)]
    for person in people:
        prove(person, at, level=2)
    refreshed(*people, at=at)
    return people


def compare(people, at, **options):
    return differences_of(person_ids=[person.pk for person in people], at=at, **options)


def run(at, *, mends=False):
    begun = recomputing.begin(by=None, mends=mends, at=at)
    while recomputing.work_on(recomputation_id=begun.pk, at=at):
        pass
    begun.refresh_from_db()
    return begun


def test_what_fits_is_no_difference(people, at):
    assert compare(people, at) == []


def test_what_only_waits_for_its_refresh_is_no_difference(people, at):
    prove(people[0], at, level=5)

    assert compare(people, at) == []
    assert rows_of(people[0]) == {"AMAN.3": (3, 5, 5)}


@pytest.mark.parametrize(
    "plant",
    [
        lambda: CompetencyStanding.objects.filter(level=2).update(counting_level=3),
        lambda: CompetencyStanding.objects.update(required_level=None),
        lambda: CompetencyStanding.objects.update(evidence=None),
        lambda: CompetencyStanding.objects.all().delete(),
        lambda: PersonStanding.objects.update(next_change_on="2099-01-01"),
    ],
    ids=["level", "demand", "evidence", "missing", "day"],
)
def test_a_planted_difference_is_found_and_mended(people, at, plant):
    plant()

    found = compare(people, at, mends=True)

    assert {each.person for each in found} == {person.pk for person in people}
    assert compare(people, at) == []


def test_a_difference_says_what_each_side_has(people, at):
    CompetencyStanding.objects.filter(person=people[1]).update(level=5)

    (found,) = compare(people, at)

    assert (found.person, found.prepared["level"], found.ledger["level"]) == (people[1].pk, 5, 2)
    assert rows_of(people[1]) == {"AMAN.3": (3, 5, 2)}


def test_a_run_goes_over_everybody_and_counts(people, at, monkeypatch):
    monkeypatch.setattr(recomputing, "BATCH", 2)
    CompetencyStanding.objects.filter(person=people[2]).update(weight=5)

    done = run(at)

    assert (done.checked, done.total, done.differences) == (3, 3, 1)
    assert done.finished_at == at
    assert done.examples[0]["person"] == str(people[2].public_id)


def test_a_cell_that_was_changed_by_hand_is_found_and_mended(people, unit, at):
    GapCell.objects.update(reached=1)

    done = run(at, mends=True)

    assert (done.differences, done.examples[0]["unit"]) == (1, str(unit.public_id))
    assert cells_of(unit) == {"AMAN.3": (3, 0, 0, 0, 3)}


def test_a_run_that_was_killed_goes_on_where_it_stopped(people, at, monkeypatch):
    monkeypatch.setattr(recomputing, "BATCH", 1)
    begun = recomputing.begin(by=None, mends=False, at=at)
    recomputing.work_on(recomputation_id=begun.pk, at=at)

    again = run(at)

    assert again.pk == begun.pk
    assert again.checked == 3


def test_a_batch_that_two_hands_took_counts_once(people, at, monkeypatch):
    begun = recomputing.begin(by=None, mends=False, at=at)
    stale = Recomputation.objects.get(pk=begun.pk)
    recomputing.work_on(recomputation_id=begun.pk, at=at)

    recomputing._note(stale, [], at, last_person=stale.last_person, checked=99)

    begun.refresh_from_db()
    assert begun.checked == 3


def test_there_is_one_run_of_a_kind_at_a_time(at):
    first = recomputing.begin(by=None, mends=False, at=at)

    assert recomputing.begin(by=None, mends=False, at=at) == first
    assert recomputing.begin(by=None, mends=True, at=at) != first


def test_only_a_run_that_nobody_works_on_is_taken_up(at):
    begun = recomputing.begin(by=None, mends=False, at=at)

    assert recomputing.stalled(at=at + timedelta(minutes=1)) == []
    assert recomputing.stalled(at=at + timedelta(minutes=3)) == [begun.pk]


def test_the_night_mends_what_differs(people):
    CompetencyStanding.objects.filter(person=people[0]).update(level=5)

    recompute_all()
    continue_recomputations()

    assert rows_of(people[0]) == {"AMAN.3": (3, 2, 2)}


def test_the_command_tells_every_difference_and_fails(people):
    CompetencyStanding.objects.filter(person=people[0]).update(level=5)
    told = StringIO()

    with pytest.raises(CommandError) as refusal:
        call_command("recompute_competencies", stdout=told, stderr=StringIO())

    assert refusal.value.returncode == 1
    assert f"person {people[0].public_id}, AMAN.3" in told.getvalue()


def test_the_command_mends(people):
    CompetencyStanding.objects.filter(person=people[0]).update(level=5)

    call_command("recompute_competencies", mend=True, stdout=StringIO(), stderr=StringIO())

    assert rows_of(people[0]) == {"AMAN.3": (3, 2, 2)}


def test_the_command_looks_at_one_person_by_number(people):
    CompetencyStanding.objects.update(level=5)
    number = people[0].employments.get().number

    with pytest.raises(CommandError, match="1 differences"):
        call_command("recompute_competencies", person=number, stdout=StringIO())


def test_the_command_knows_nobody_by_a_foreign_number():
    with pytest.raises(CommandError, match="Nobody"):
        call_command("recompute_competencies", person="1", stdout=StringIO())
