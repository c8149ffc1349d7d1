"""Ways in which an officer might come to act in the name of somebody who may do more. None leads there."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.kiosk import devices
from accounts.models import ActivationCode, AuditEntry, RoleAssignment, User
from accounts.services import appointing
from tests.accounts.entering.steps import NEW, enter_code, make_code, number_of
from tests.factories.accounts import (
    PASSWORD,
    as_in_a_request,
    give_role,
    make_administrator,
    make_hr_officer,
    make_officer,
    make_person,
    make_unit,
)
from tests.factories.imports import bring_in, codes, person_row, send_and_check
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db
ATTACKER = "penyerang@contoh.go.id"


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency, code="DK")


@pytest.fixture
def hr(unit):
    return make_hr_officer(unit)


@pytest.fixture
def chief(agency):
    return make_officer("agency_administrator", agency, "Kepala Bagian")


@pytest.fixture
def sleeping_administrator(unit):
    """Appointed, and without a password yet."""
    return make_administrator("Dewi Lestari", unit=unit, password=None)


def in_unit(unit):
    return {"unit": unit.name, "started_on": "01-01-2021"}


def row_about(person, unit, **values):
    job = person.current_employment()
    return person_row(unit.name, number=job.number, full_name=person.full_name, started_on="01-01-2021", **values)


# --- Codes on paper


def test_no_code_is_printed_for_somebody_who_may_do_more(client, hr, unit, sleeping_administrator):
    make_person("Budi Santoso", unit=unit, password=None)
    client.force_login(hr)

    client.post(reverse("entering:make_sheet", args=[unit.public_id]))

    assert [code.user.full_name for code in ActivationCode.objects.all()] == ["Budi Santoso"]


def test_the_page_says_why_there_is_nothing_to_print(client, hr, unit, sleeping_administrator):
    client.force_login(hr)

    page = client.post(reverse("entering:make_sheet", args=[unit.public_id]), follow=True).content.decode()

    assert "peran" in page
    assert not ActivationCode.objects.exists()


def test_an_administrator_prints_codes_for_officers(client, unit, hr, sleeping_administrator):
    client.force_login(make_administrator())

    client.post(reverse("entering:make_sheet", args=[unit.public_id]))

    assert ActivationCode.objects.get().user == sleeping_administrator


def test_a_code_printed_before_the_role_was_given_opens_nothing_afterwards(client, hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, password=None)
    code = make_code(person, at, made_by=hr)

    give_role(person, "agency_administrator", unit=unit)

    assert enter_code(client, number_of(person), code).status_code == 200
    assert not User.objects.get(pk=person.pk).has_usable_password()


def test_a_code_that_was_entered_opens_nothing_once_a_role_is_given(client, hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, password=None)
    choose = enter_code(client, number_of(person), make_code(person, at, made_by=hr)).url
    give_role(person, "agency_administrator", unit=unit)

    response = client.post(choose, {"password1": NEW, "password2": NEW})

    assert response.status_code == 410
    assert not User.objects.get(pk=person.pk).has_usable_password()


# --- The second factor


def test_the_second_factor_of_an_administrator_is_not_for_an_agency_to_remove(client, agency, unit):
    client.force_login(make_officer("agency_administrator", agency))
    administrator = make_administrator("Dewi Lestari", unit=unit)

    response = client.post(reverse("entering:reset_two_factor", args=[administrator.public_id]), {"reason": "Hilang"})

    assert response.status_code == 404


# --- Addresses


def test_an_import_changes_no_address_of_somebody_who_may_do_more(hr, unit, at):
    administrator = make_administrator("Dewi Lestari", unit=unit, email="dewi@contoh.go.id")

    batch = send_and_check([row_about(administrator, unit, email=ATTACKER)], unit=unit, by=hr, at=at)

    assert codes(batch) == {2: ["email_of_officer"]}
    assert not batch.can_be_applied


def test_an_import_changes_the_address_of_somebody_without_roles(hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, email="budi@contoh.go.id")

    bring_in([row_about(person, unit, email="baru@contoh.go.id")], unit=unit, by=hr, at=at)

    assert User.objects.get(pk=person.pk).email == "baru@contoh.go.id"


def test_a_role_given_after_the_check_still_keeps_the_address(hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, email="budi@contoh.go.id")
    batch = send_and_check([row_about(person, unit, email=ATTACKER)], unit=unit, by=hr, at=at)
    give_role(person, "agency_administrator", unit=unit)

    from tests.factories.imports import apply

    apply(batch, hr, at)

    assert User.objects.get(pk=person.pk).email == "budi@contoh.go.id"


def test_a_role_that_begins_tomorrow_keeps_the_address_today(client, hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, email="budi@contoh.go.id")
    tomorrow = at + datetime.timedelta(days=1)
    services.grant_role(user=person, role="auditor", unit=unit, starts_at=tomorrow, at=at)
    client.force_login(hr)

    client.post(
        reverse("people:edit", args=[person.public_id]), {"full_name": person.full_name, "email": ATTACKER}
    )

    assert User.objects.get(pk=person.pk).email == "budi@contoh.go.id"


def test_the_desk_for_personal_data_changes_no_address_of_an_officer(client, agency, unit, at):
    administrator = make_administrator("Dewi Lestari", unit=unit, email="dewi@contoh.go.id")
    asked = make_request(administrator, at)
    client.force_login(make_dpo(agency))

    client.post(
        reverse("privacy:correct", args=[asked.public_id]), {"full_name": "Dewi Lestari, S.T.", "email": ATTACKER}
    )

    administrator.refresh_from_db()
    assert (administrator.full_name, administrator.email) == ("Dewi Lestari, S.T.", "dewi@contoh.go.id")


# --- One officer for two: four eyes need two people


def test_who_proposes_cannot_take_the_address_of_who_decides(client, agency, chief):
    second = make_officer("agency_administrator", agency, "Wakil Kepala", email="wakil@contoh.go.id")
    client.force_login(chief)

    client.post(reverse("people:edit", args=[second.public_id]), {"full_name": "Wakil", "email": ATTACKER})

    assert User.objects.get(pk=second.pk).email == "wakil@contoh.go.id"


def test_the_admin_sets_neither_address_nor_password_of_another_administrator(client, unit):
    second = make_administrator("Dewi Lestari", unit=unit, email="dewi@contoh.go.id")
    client.force_login(make_administrator())

    fields = {"full_name": "Dewi Lestari", "is_active": "on", "email": ATTACKER, "password1": NEW, "password2": NEW}
    client.post(reverse("wagtailusers_users:edit", args=[second.pk]), fields)

    second.refresh_from_db()
    assert second.email == "dewi@contoh.go.id"
    assert second.check_password(PASSWORD)


def test_administrators_change_their_own_address(client):
    own = make_administrator(email="agus@contoh.go.id")
    client.force_login(own)

    client.post(
        reverse("wagtailusers_users:edit", args=[own.pk]), {"full_name": "Agus Salim", "email": "salim@contoh.go.id"}
    )

    assert User.objects.get(pk=own.pk).email == "salim@contoh.go.id"


def test_a_merge_brings_no_address_into_the_record_of_who_decides(client, agency, chief):
    second = make_officer("agency_administrator", agency, "Wakil Kepala")
    bait = make_person("Wakil Kepala", unit=agency, email=ATTACKER)
    client.force_login(chief)

    client.post(reverse("people:merge_preview", args=[second.public_id, bait.public_id]))

    assert User.objects.get(pk=second.pk).email is None


def test_nobody_merges_another_record_into_their_own(client, agency, chief):
    other = make_person("Budi Santoso", unit=agency)
    client.force_login(chief)

    response = client.post(reverse("people:merge_preview", args=[chief.public_id, other.public_id]))

    assert response.status_code == 404
    assert User.objects.get(pk=other.pk).merged_into is None


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
    services.grant_role(
        user=auditor, role="auditor", unit=unit, ends_at=at + datetime.timedelta(days=90), at=at
    )
    rows = [row_about(chief, agency)]

    bring_in(
        rows, unit=agency, by=chief, at=at, is_complete_list=True, ending="resigned", effective_on=at.date()
    )

    assert auditor.employments.get().ended_on
    assert not RoleAssignment.objects.not_over(timezone.now()).filter(user=auditor).exists()


# --- Shared devices


def test_a_role_is_not_delegated_from_a_shared_device(client, unit, hr, at):
    colleague = make_person("Budi Santoso", unit=unit)
    device = devices.make_device(name="Komputer meja depan", unit=unit, made_by=None, at=at)
    from tests.accounts.kiosk.conftest import put_on

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
    proposal = appointing.appoint(
        by=chief, user=person, role="agency_administrator", unit=agency, reason="SK 1", at=at
    )
    services.close_account(user=person)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=as_in_a_request(second), at=at)

    assert not person.roles.exists()


def test_what_somebody_proposed_lapses_when_their_account_is_closed(agency, chief, at):
    person = make_person("Budi Santoso", unit=agency)
    second = make_officer("agency_administrator", agency, "Wakil Kepala")
    proposal = appointing.appoint(
        by=chief, user=person, role="agency_administrator", unit=agency, reason="SK 1", at=at
    )
    services.close_account(user=chief)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=as_in_a_request(second), at=at)


# --- The trail


def test_an_address_changed_by_an_import_is_in_the_trail_of_the_person(hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, email="budi@contoh.go.id")

    bring_in([row_about(person, unit, email="baru@contoh.go.id")], unit=unit, by=hr, at=at)

    entry = AuditEntry.objects.get(action="person.corrected", subject_id=person.public_id)
    assert entry.actor_id == hr.public_id
    assert entry.changes["email"] == ["budi@contoh.go.id", "baru@contoh.go.id"]
