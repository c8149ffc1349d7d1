from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts import services
from accounts.models import OrgUnit
from tests.accounts.organisation.tree import TODAY, fresh
from tests.factories.accounts import make_unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]


def move_from_a_thread(unit, parent, at):
    try:
        services.move_unit(unit=unit, parent=parent, on=TODAY, at=at)
        return "moved"
    except services.UnitChangeRefused as refusal:
        return type(refusal).__name__
    finally:
        connection.close()


def make_units(count):
    agency = make_unit("Kabupaten Contoh")
    return [make_unit(f"Dinas {number}", fresh(agency)) for number in range(count)]


def test_two_moves_at_once_make_no_circle(at):
    first, second = make_units(2)

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda pair: move_from_a_thread(*pair, at), [(first, second), (second, first)]))

    assert sorted(results) == ["BelowItself", "moved"]
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_many_moves_at_once_leave_a_whole_tree(at):
    *units, target = make_units(9)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda unit: move_from_a_thread(unit, target, at), units))

    assert results == ["moved"] * 8
    assert fresh(target).get_children_count() == 8
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_a_form_that_is_sent_twice_at_once_opens_one_unit(at):
    agency = make_unit("Kabupaten Contoh")

    def open_from_a_thread(_):
        try:
            return services.open_unit(parent=agency, name="Dinas", on=TODAY, at=at).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        opened = set(pool.map(open_from_a_thread, range(4)))

    assert len(opened) == 1
