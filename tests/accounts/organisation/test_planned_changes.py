import datetime

import pytest

from accounts import services
from accounts.models import UnitChange
from accounts.organisation import tasks
from accounts.services import unit_refusals as refusals
from tests.accounts.organisation.tree import NEXT_YEAR, TODAY, fresh, make_agency
from tests.factories.accounts import make_person, make_unit

pytestmark = pytest.mark.django_db
IN_NEXT_YEAR = datetime.timedelta(days=60)


def test_a_change_of_the_future_waits_for_its_day(at):
    _, office, *_ = make_agency()

    change = services.rename_unit(unit=office, name="Dinas Baru", on=NEXT_YEAR, at=at)

    assert fresh(office).name == "Dinas Kominfo"
    assert change.is_planned


def test_on_its_day_a_planned_change_is_made_once(at):
    _, office, *_ = make_agency()
    change = services.rename_unit(unit=office, name="Dinas Baru", on=NEXT_YEAR, at=at)

    results = [services.apply_due_changes(at=at + days) for days in (datetime.timedelta(1), IN_NEXT_YEAR, IN_NEXT_YEAR)]

    assert results == [(0, 0), (1, 0), (0, 0)]
    change.refresh_from_db()
    assert (fresh(office).name, change.applied_at) == ("Dinas Baru", at + IN_NEXT_YEAR)


def test_planning_the_same_twice_is_one_plan(at):
    _, office, _, other = make_agency()

    for _ in range(2):
        services.move_unit(unit=office, parent=other, on=NEXT_YEAR, at=at)

    assert office.changes.count() == 1


def test_a_plan_is_cancelled_before_its_day(at):
    _, office, *_ = make_agency()
    change = services.rename_unit(unit=office, name="Dinas Baru", on=NEXT_YEAR, at=at)

    for _ in range(2):
        services.cancel_change(change=change, at=at)

    services.apply_due_changes(at=at + IN_NEXT_YEAR)
    assert fresh(office).name == "Dinas Kominfo"


def test_what_was_made_is_not_cancelled(at):
    _, office, *_ = make_agency()
    change = services.rename_unit(unit=office, name="Dinas Baru", on=TODAY, at=at)

    with pytest.raises(refusals.ChangeWasMade):
        services.cancel_change(change=change, at=at)


def test_a_closing_may_be_planned_while_people_are_still_there(at):
    _, _, _, other = make_agency()
    person = make_person(unit=other)
    change = services.close_unit(unit=other, on=NEXT_YEAR, at=at)

    refused = services.apply_due_changes(at=at + IN_NEXT_YEAR)
    change.refresh_from_db()
    assert (refused, change.refusal, fresh(other).is_closed) == ((0, 1), "StillInUse", False)

    person.employments.update(ended_on=NEXT_YEAR)
    assert services.apply_due_changes(at=at + IN_NEXT_YEAR) == (1, 0)
    change.refresh_from_db()
    assert (change.refusal, fresh(other).closed_on) == ("", NEXT_YEAR)


def test_plans_that_would_make_a_circle_together_do_not(at):
    """Each was fine when it was planned."""
    _, office, _, other = make_agency()
    services.move_unit(unit=office, parent=other, on=NEXT_YEAR, at=at)
    services.move_unit(unit=other, parent=office, on=NEXT_YEAR, at=at)

    assert services.apply_due_changes(at=at + IN_NEXT_YEAR) == (1, 1)
    assert UnitChange.objects.planned().get().refusal == "BelowItself"


def test_every_refusal_has_lasting_words():
    for refusal in refusals.UnitChangeRefused.__subclasses__():
        assert refusal is refusals.ChangeWasMade or refusals.lasting_text(code=refusal.__name__)


def test_the_task_makes_what_is_due(at):
    _, office, *_ = make_agency()
    UnitChange.objects.create(unit=office, kind="renamed", new_name="Baru", effective_on="2020-01-01", created_at=at)

    tasks.apply_due_unit_changes()

    assert fresh(office).name == "Baru"


def test_a_change_across_agencies_is_judged_by_who_planned_it(at):
    _, office, *_ = make_agency()
    person = make_person(unit=office)
    change = UnitChange.objects.create(
        unit=office, kind="moved", new_parent=make_unit("Kota"), effective_on=TODAY, created_at=at, made_by=person
    )

    services.apply_due_changes(at=at)

    change.refresh_from_db()
    assert change.refusal == "OnlyAdministrators"
