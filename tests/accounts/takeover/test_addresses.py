"""Whoever chooses an address can come in by it: not for somebody who may do more, nor for the second pair of eyes."""

import datetime

import pytest
from django.urls import reverse

from accounts import services
from accounts.models import User
from tests.accounts.entering.steps import NEW
from tests.accounts.takeover.steps import ATTACKER, row_about
from tests.factories.accounts import (
    PASSWORD,
    give_role,
    make_administrator,
    make_officer,
    make_person,
)
from tests.factories.imports import apply, bring_in, codes, send_and_check
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db


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

    apply(batch, hr, at)

    assert User.objects.get(pk=person.pk).email == "budi@contoh.go.id"


def test_a_role_that_begins_tomorrow_keeps_the_address_today(client, hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, email="budi@contoh.go.id")
    tomorrow = at + datetime.timedelta(days=1)
    services.grant_role(user=person, role="auditor", unit=unit, starts_at=tomorrow, at=at)
    client.force_login(hr)

    client.post(reverse("people:edit", args=[person.public_id]), {"full_name": person.full_name, "email": ATTACKER})

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
