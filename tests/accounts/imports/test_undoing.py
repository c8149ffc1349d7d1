import datetime
import uuid
from pathlib import Path

import pytest

from accounts import services as people_services
from accounts.imports import forgetting, services
from accounts.imports.errors import CannotUndo, WrongState
from accounts.models import AuditEntry, Employment, User
from tests.factories.accounts import make_person
from tests.factories.imports import apply, bring_in, check, person_row, send, send_and_check, undo

DAY = datetime.timedelta(days=1)
SHOWN = ("pk", "user_id", "number", "unit_id", "position_title", "superior_id", "started_on", "ended_on", "ending")


def everything():
    people = User.objects.order_by("pk").values_list("pk", "full_name", "title_before", "email", "is_active")
    return list(people), list(Employment.objects.order_by("pk").values_list(*SHOWN))


@pytest.fixture
def rows_of_every_outcome(agency, unit, officer):
    """New people, one of them the superior of another; a move, a correction, a come-back, and someone left out."""
    mover, corrected, back = (
        make_person("Ani", unit=agency),
        make_person("Budi", unit=unit),
        make_person("Cici", unit=unit),
    )
    make_person("Dedi", unit=unit)
    people_services.leave(
        user=back,
        on=datetime.date(2026, 6, 1),
        ending="resigned",
        closes_account=True,
        at=datetime.datetime(2026, 6, 2, tzinfo=datetime.UTC),
    )
    number = {person: person.employments.first().number for person in (mover, corrected, back, officer)}
    boss = person_row(unit, full_name="Bos")
    return [
        person_row(unit, full_name="Eni", superior=boss["number"]),
        boss,
        person_row(unit, number=number[mover], full_name="Ani"),
        person_row(
            unit, number=number[corrected], full_name="Ir. Budi", started_on="01-01-2021", position_title="Arsiparis"
        ),
        person_row(unit, number=number[back], full_name="Cici", started_on="01-10-2026"),
        person_row(agency, number=number[officer], full_name=officer.full_name),
    ]


def test_undoing_restores_everyone_as_they_were(rows_of_every_outcome, agency, officer, at):
    before = everything()
    batch = bring_in(rows_of_every_outcome, unit=agency, by=officer, at=at, is_complete_list=True, ending="retired")
    assert batch.counts == {"rows": 6, "same": 1, "new": 2, "moved": 2, "changed": 1, "left": 1}

    batch = undo(batch, officer, at)

    assert batch.state == "undone"
    assert everything() == before
    assert AuditEntry.objects.filter(action="import.undone").count() == 1


def test_a_new_person_who_has_signed_in_is_not_removed_but_shut_out(unit, agency, officer, at):
    batch = bring_in([person_row(unit, full_name="Eni")], unit=agency, by=officer, at=at)
    User.objects.filter(full_name="Eni").update(last_login=at)

    undo(batch, officer, at)

    person = User.objects.get(full_name="Eni")
    assert not person.is_active
    assert not person.employments.exists()


def test_a_later_change_to_one_of_the_people_forbids_undoing(unit, agency, officer, at):
    batch = bring_in([person_row(unit, full_name="Eni"), person_row(unit)], unit=agency, by=officer, at=at)
    people_services.correct_person(user=User.objects.get(full_name="Eni"), email="eni@contoh.go.id")

    batch = undo(batch, officer, at)

    assert batch.state == "applied"
    assert batch.problem["params"] == {"count": 1, "names": "Eni"}
    assert User.objects.filter(full_name="Eni", is_active=True).exists()


def test_a_later_import_of_the_agency_forbids_undoing(unit, agency, officer, at):
    first = bring_in([person_row(unit)], unit=agency, by=officer, at=at)
    bring_in([person_row(unit)], unit=unit, by=officer, at=at + datetime.timedelta(hours=1))

    with pytest.raises(CannotUndo, match="later_import"):
        services.request_undo(batch=first, by=officer, at=at)


def test_undoing_twice_is_safe(unit, agency, officer, at):
    batch = undo(bring_in([person_row(unit)], unit=agency, by=officer, at=at), officer, at)

    again = services.request_undo(batch=batch, by=officer, at=at)

    assert again.state == "undone"


def test_only_what_was_applied_can_be_undone(unit, agency, officer, at):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)

    with pytest.raises(WrongState):
        services.request_undo(batch=batch, by=officer, at=at)


def test_a_file_is_forgotten_with_its_rows_and_what_was_imported_stays_known(unit, agency, officer, at):
    batch = bring_in([person_row(unit)], unit=agency, by=officer, at=at)
    waiting = check(send([person_row(unit)], unit=agency, by=officer, at=at), at)
    path = batch.file.path

    forgetting.forget(forgetting.untouched_since(at + DAY), at + DAY)

    batch.refresh_from_db()
    waiting.refresh_from_db()
    assert (batch.state, batch.file.name, batch.rows.count(), batch.effects.count()) == ("applied", "", 0, 0)
    assert (waiting.state, waiting.discarded_at, waiting.rows.count()) == ("discarded", at + DAY, 0)
    assert not Path(path).exists()


def test_the_time_counts_from_the_last_thing_that_happened(unit, agency, officer, at):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)
    assert list(forgetting.untouched_since(at + DAY)) == [batch]

    apply(batch, officer, at + 2 * DAY)

    assert not forgetting.untouched_since(at + DAY).exists()
    assert forgetting.untouched_since(at + 3 * DAY).exists()


@pytest.mark.parametrize("state", ["checking", "applying", "undoing"])
def test_a_file_that_is_being_worked_on_stays(unit, agency, officer, at, state):
    batch = bring_in([person_row(unit)], unit=agency, by=officer, at=at)
    applied_at = at if state == "undoing" else None

    type(batch).objects.update(state=state, run=uuid.uuid4(), heard_at=at, applied_at=applied_at)

    assert not forgetting.untouched_since(at + DAY).exists()
