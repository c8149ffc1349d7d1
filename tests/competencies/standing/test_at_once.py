"""Two workers, and a learner who proves something while one of them is at work, on real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from competencies.standing import services, sweeping
from competencies.standing.comparing import differences_of, differences_of_cells
from competencies.standing.services import refresh
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import prove
from tests.factories.prepared import bind, cells_of, rows_of

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people():
    unit = make_unit()
    bind({"AMAN.3": 3}, unit=unit)
    return [make_person(unit=unit) for _ in range(6)]


def at_once(*calls):
    start, errors = Barrier(len(calls)), []

    def run(call):
        try:
            start.wait(timeout=10)
            call()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert errors == []


def differences(people, at):
    return [*differences_of(person_ids=[person.pk for person in people], at=at), *differences_of_cells(at=at)]


@pytest.mark.parametrize("attempt", range(3))
def test_colleagues_that_two_workers_refresh_at_once_are_all_counted(people, at, attempt):
    halves = [person.pk for person in people[:3]], [person.pk for person in people[3:]]

    at_once(*[lambda half=half: refresh(person_ids=half, at=at) for half in halves])

    assert cells_of(people[0].current_employment().unit)["AMAN.3"][0] == 6


def test_the_same_people_refreshed_at_once_have_their_rows_once(people, at):
    keys = [person.pk for person in people]

    at_once(*[lambda: refresh(person_ids=keys, at=at, waits=False)] * 3)
    refresh(person_ids=sweeping.due(at=at, limit=10), at=at)

    assert differences(people, at) == []


def test_what_is_proved_during_a_refresh_is_not_forgotten(people, at):
    """The worker read before the proof was committed: then its mark comes after, and the next sweep finds it."""
    person = people[0]
    refresh(person_ids=[person.pk], at=at)

    with transaction.atomic():
        prove(person, at)
        worker = Thread(target=lambda: (refresh(person_ids=[person.pk], at=at), connection.close()))
        worker.start()
        worker.join(timeout=1)
    worker.join(timeout=30)
    refresh(person_ids=sweeping.due(at=at, limit=10), at=at)

    assert rows_of(person) == {"AMAN.3": (3, 3, 3)}


def test_a_comparison_holds_its_units_at_once_so_that_no_two_workers_wait_for_each_other(at, monkeypatch):
    monkeypatch.setattr(services, "TOGETHER", 1)
    people = [make_person(unit=make_unit(name)) for name in ("Dinas Satu", "Dinas Dua")]
    for person in people:
        prove(person, at)

    with CaptureQueriesContext(connection) as queries:
        differences_of(person_ids=[person.pk for person in people], at=at)

    locks = [query["sql"] for query in queries if "FOR NO KEY UPDATE" in query["sql"] and "orgunit" in query["sql"]]
    paths = [person.current_employment().unit.path for person in people]
    assert len(locks) > 1
    assert all(f"'{path}'" in locks[0] for path in paths)
