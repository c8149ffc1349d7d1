"""What happens when data change between check and apply, when work is done twice, or a worker dies."""

import datetime

import pytest

from accounts import services as people_services
from accounts.imports import applying, checking, services, tasks
from accounts.imports.errors import WrongState
from accounts.models import Employment, ImportBatch, RoleAssignment, User
from tests.factories.accounts import make_person
from tests.factories.imports import again, apply, bring_in, person_row, send, send_and_check

LATER = datetime.timedelta(minutes=6)


def test_data_that_changed_meanwhile_are_checked_again_and_applied_if_the_outcome_is_the_same(
    unit, agency, officer, at
):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)
    make_person("Orang Lain", unit=unit)

    batch = apply(batch, officer, at)

    assert batch.state == "applied"


def test_an_outcome_that_changed_meanwhile_waits_for_another_look(unit, agency, officer, at):
    row = person_row(unit, full_name="Eni")
    batch = send_and_check([row], unit=agency, by=officer, at=at)
    make_person("Eni", unit=unit, number=row["number"])

    batch = apply(batch, officer, at)

    assert (batch.state, batch.notice) == ("checked", "data_changed")
    assert Employment.objects.filter(number=row["number"]).count() == 1


def test_an_address_taken_elsewhere_meanwhile_stops_the_whole_file(unit, agency, officer, at):
    rows = [person_row(unit), person_row(unit, email="eni@contoh.go.id")]
    batch = send_and_check(rows, unit=agency, by=officer, at=at)
    make_person("Dari Instansi Lain", email="eni@contoh.go.id")
    people = User.objects.count()

    batch = apply(batch, officer, at)

    assert (batch.state, batch.errors) == ("checked", 1)
    assert User.objects.count() == people


def test_an_officer_who_no_longer_serves_the_unit_applies_nothing(unit, agency, officer, at):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)
    services.request_apply(batch=batch, by=officer, at=at)
    people_services.end_role(assignment=RoleAssignment.objects.get(user=officer), at=at - datetime.timedelta(days=1))
    RoleAssignment.objects.update(ended_at=at - datetime.timedelta(days=1), started_at=at - datetime.timedelta(days=9))

    applying.apply(batch_id=batch.pk, clock=lambda: at)

    assert again(batch).notice == "out_of_reach"


def test_applying_twice_changes_nothing_the_second_time(unit, agency, officer, at):
    batch = bring_in([person_row(unit)], unit=agency, by=officer, at=at)
    people = User.objects.count()

    services.request_apply(batch=batch, by=officer, at=at)
    applying.apply(batch_id=batch.pk, clock=lambda: at)

    assert User.objects.count() == people


def test_a_file_without_changes_is_not_applied(unit, agency, officer, at):
    row = person_row(unit)
    bring_in([row], unit=agency, by=officer, at=at)
    batch = send_and_check([row], unit=agency, by=officer, at=at)

    with pytest.raises(WrongState):
        services.request_apply(batch=batch, by=officer, at=at)


def test_a_batch_whose_worker_died_while_applying_goes_back_to_its_officer(unit, agency, officer, at):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)
    services.request_apply(batch=batch, by=officer, at=at)

    early = services.give_back_interrupted(at=at)
    late = services.give_back_interrupted(at=at + LATER)

    batch = again(batch)
    assert (early, late) == (0, 1)
    assert (batch.state, batch.notice) == ("checked", "interrupted")
    assert apply(batch, officer, at).state == "applied"


def test_a_worker_whose_turn_is_over_stops_before_it_changes_anything(unit, agency, officer, at):
    batch = send_and_check([person_row(unit)], unit=agency, by=officer, at=at)
    services.request_apply(batch=batch, by=officer, at=at)
    taken_over = []

    def clock():
        if not taken_over:
            taken_over.append(True)
            return at
        ImportBatch.objects.filter(pk=batch.pk).update(run=batch.public_id)
        return at

    applying.apply(batch_id=batch.pk, clock=clock)

    assert again(batch).state == "applying"
    assert not Employment.objects.filter(unit=unit).exists()


def test_the_sweep_checks_what_lost_its_nudge_and_what_lost_its_worker(unit, agency, officer, at):
    lost = send([person_row(unit)], unit=agency, by=officer, at=at)
    stuck = send([person_row(unit)], unit=agency, by=officer, at=at)
    ImportBatch.objects.filter(pk=stuck.pk).update(state="checking", run=stuck.public_id, heard_at=at)

    tasks.continue_imports()

    # The sweep reads the clock, for which the day of these files lies in the past or the future.
    waiting = services.waiting_for_check(at=at + LATER)
    for batch_id in waiting:
        checking.check(batch_id=batch_id, clock=lambda: at)
        checking.check(batch_id=batch_id, clock=lambda: at, silent_since=at + datetime.timedelta(minutes=1))
    assert {again(lost).state, again(stuck).state} == {"checked"}


def test_a_check_that_runs_twice_leaves_each_row_once(unit, agency, officer, at):
    batch = send_and_check([person_row(unit), person_row(unit)], unit=agency, by=officer, at=at)

    ImportBatch.objects.filter(pk=batch.pk).update(state="uploaded")
    checking.check(batch_id=batch.pk, clock=lambda: at)

    assert again(batch).rows.count() == 2


def test_a_discarded_file_is_neither_checked_nor_applied(unit, agency, officer, at):
    batch = send([person_row(unit)], unit=agency, by=officer, at=at)
    services.discard(batch=batch, by=officer, at=at)

    checking.check(batch_id=batch.pk, clock=lambda: at)

    assert again(batch).state == "discarded"
    with pytest.raises(WrongState):
        services.request_apply(batch=batch, by=officer, at=at)
