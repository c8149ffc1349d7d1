"""Roles end with those who held them, and nobody ends, keeps or borrows one by a side door."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.kiosk import devices
from accounts.models import AuditEntry, RoleAssignment, User
from accounts.privacy.services.erasure import erase_person
from accounts.services import appointing
from tests.accounts.entering.steps import number_of, sign_in
from tests.accounts.kiosk.conftest import put_on
from tests.accounts.takeover.steps import row_about
from tests.factories.accounts import (
    PASSWORD,
    as_in_a_request,
    make_administrator,
    make_officer,
    make_person,
    make_unit,
)
from tests.factories.imports import bring_in, send_and_check

pytestmark = pytest.mark.django_db


# --- Leaving


def test_a_complete_list_ends_no_role_that_its_officer_could_not_give(hr, unit, at):
    auditor = make_officer("auditor", unit, "Rini Auditor")
    rows = [row_about(hr, unit)]

    batch = send_and_check(rows, unit=unit, by=hr, at=at, is_complete_list=True, ending="resigned")

    row = batch.rows.get(label=number_of(auditor))
    assert [found["code"] for found in row.problems] == ["officer_left_out"]
    assert not batch.can_be_applied


def test_a_role_with_a_planned_end_ends_with_its_holders_employment(agency, unit, chief, at):
    auditor = make_person("Rini Auditor", unit=unit)
    services.grant_role(user=auditor, role="auditor", unit=unit, ends_at=at + datetime.timedelta(days=90), at=at)
    rows = [row_about(chief, agency)]

    bring_in(rows, unit=agency, by=chief, at=at, is_complete_list=True, ending="resigned", effective_on=at.date())

    assert auditor.employments.get().ended_on
    assert not RoleAssignment.objects.not_over(timezone.now()).filter(user=auditor).exists()


def test_an_officer_records_no_leaving_of_somebody_who_may_do_more(client, hr, unit, at):
    auditor = make_officer("auditor", unit, "Rini Auditor")
    client.force_login(hr)

    response = client.post(
        reverse("people:leave", args=[auditor.public_id]), {"on": f"{at:%Y-%m-%d}", "ending": "resigned"}
    )

    assert response.status_code == 404
    assert auditor.roles.get().ended_at is None


def test_an_administrator_whose_account_is_closed_is_no_other_one(unit, at):
    last, closed = make_administrator("Agus Salim", unit=unit), make_administrator("Dewi Lestari", unit=unit)
    services.close_account(user=closed)

    with pytest.raises(services.LastAdministrator):
        services.end_role(assignment=last.roles.get(), at=at)


# --- Shared devices


def test_a_role_is_not_delegated_from_a_shared_device(client, unit, hr, at):
    colleague = make_person("Budi Santoso", unit=unit)
    device = devices.make_device(name="Komputer meja depan", unit=unit, made_by=None, at=at)
    put_on(client, device)
    client.post(reverse("account_login"), {"login": number_of(hr), "password": PASSWORD})
    role = hr.roles.get()

    response = client.post(
        reverse("roles:delegate", args=[role.public_id]),
        {"colleague": number_of(colleague), "ends_on": f"{at + datetime.timedelta(days=3):%Y-%m-%d}", "reason": "Cuti"},
    )

    assert response.status_code == 404
    assert not colleague.roles.exists()


# --- Proposals


def test_no_role_is_given_to_an_account_that_was_closed_meanwhile(agency, chief, at):
    person = make_person("Budi Santoso", unit=agency)
    second = make_officer("agency_administrator", agency, "Wakil Kepala")
    proposal = appointing.appoint(by=chief, user=person, role="agency_administrator", unit=agency, reason="SK 1", at=at)
    services.close_account(user=person)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=as_in_a_request(second), at=at)

    assert not person.roles.exists()


def test_what_somebody_proposed_lapses_when_their_account_is_closed(agency, chief, at):
    person = make_person("Budi Santoso", unit=agency)
    second = make_officer("agency_administrator", agency, "Wakil Kepala")
    proposal = appointing.appoint(by=chief, user=person, role="agency_administrator", unit=agency, reason="SK 1", at=at)
    services.close_account(user=chief)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=as_in_a_request(second), at=at)


def test_no_role_is_given_for_a_unit_that_was_closed_meanwhile(agency, chief, at):
    unit = make_unit("Bidang Kosong", agency)
    second = make_officer("agency_administrator", agency, "Wakil Kepala")
    person = make_person("Budi Santoso", unit=agency)
    proposal = appointing.appoint(by=chief, user=person, role="agency_administrator", unit=unit, reason="SK 1", at=at)
    services.close_unit(unit=unit, on=at.date(), at=at, by=chief)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=as_in_a_request(second), at=at)


# --- The trail


def test_an_address_changed_by_an_import_is_in_the_trail_of_the_person(hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, email="budi@contoh.go.id")

    bring_in([row_about(person, unit, email="baru@contoh.go.id")], unit=unit, by=hr, at=at)

    entry = AuditEntry.objects.get(action="person.corrected", subject_id=person.public_id)
    assert entry.actor_id == hr.public_id
    assert entry.changes["email"] == ["budi@contoh.go.id", "baru@contoh.go.id"]


# --- What an import shows


def test_the_address_of_who_left_another_agency_is_not_shown(hr, unit, at):
    leaver = make_person("Budi Santoso", unit=make_unit("Pemerintah Kota Lain"), email="budi@contoh.go.id")
    row = row_about(leaver, unit, email="baru@contoh.go.id") | {"started_on": f"{at:%d-%m-%Y}"}
    services.leave(user=leaver, on=at.date(), ending="transferred", at=at)

    batch = send_and_check([row], unit=unit, by=hr, at=at, effective_on=at.date())

    assert batch.rows.get().differences["email"] == ["", "baru@contoh.go.id"]


# --- Sessions


def test_a_session_does_not_come_back_when_a_closed_account_opens_again(client, unit):
    person = make_person("Budi Santoso", unit=unit)
    sign_in(client, person)

    services.close_account(user=person)
    services.open_account(user=person)

    assert client.get(reverse("accounts:security")).status_code == 302


def test_a_role_that_ended_opens_nothing_in_the_session_that_had_it(client, hr, unit, at):
    sign_in(client, hr)
    assert client.get(reverse("people:list")).status_code == 200

    services.end_role(assignment=hr.roles.get(), at=at)

    assert client.get(reverse("people:list")).status_code == 404


def test_an_agency_administrator_does_not_close_the_own_account(client, chief):
    client.force_login(chief)

    response = client.post(reverse("people:account", args=[chief.public_id]), {"action": "close"})

    assert response.status_code == 404
    assert User.objects.get(pk=chief.pk).is_active


def test_an_erasure_reaches_the_records_that_were_merged_away(unit, at):
    other, kept = make_person("Budi Santosa", unit=unit), make_person("Budi Santoso", unit=unit)
    services.merge_people(kept=kept, other=other, at=at)
    services.leave(user=kept, on=at.date() - datetime.timedelta(days=2), ending="resigned", at=at)

    erase_person(person=kept, reason="", at=at)

    assert not User.objects.filter(full_name__startswith="Budi").exists()
