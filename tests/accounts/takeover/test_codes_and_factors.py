"""Codes and second steps are no way for an officer to act in the name of somebody who may do more."""

import datetime

import pytest
from django.urls import reverse

from accounts import services
from accounts.models import ActivationCode, User
from tests.accounts.entering.steps import NEW, choose, enter_code, link_in, make_code, number_of
from tests.accounts.takeover.steps import ATTACKER
from tests.factories.accounts import (
    give_role,
    make_administrator,
    make_officer,
    make_person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sleeping_administrator(unit):
    """Appointed, and without a password yet."""
    return make_administrator("Dewi Lestari", unit=unit, password=None)


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


def test_a_code_of_a_closed_account_is_refused_like_a_wrong_one(client, hr, unit, at):
    person = make_person("Budi Santoso", unit=unit, password=None)
    code = make_code(person, at, made_by=hr)
    services.close_account(user=person)

    assert enter_code(client, number_of(person), code).status_code == 200


def test_an_agency_prints_no_code_for_an_administrator_of_tomorrow(client, chief, unit, at):
    person = make_person("Budi Santoso", unit=unit, password=None)
    tomorrow = at + datetime.timedelta(days=1)
    services.grant_role(user=person, role="administrator", starts_at=tomorrow, at=at)
    client.force_login(chief)

    assert client.post(reverse("entering:print_code", args=[person.public_id])).status_code == 404


def test_a_mailed_link_opens_nothing_once_the_address_is_corrected(client, hr, unit, mailoutbox):
    person = make_person("Budi Santoso", unit=unit, password=None, email=ATTACKER)
    client.force_login(hr)
    client.post(reverse("entering:mail_person", args=[person.public_id]))

    services.correct_person(user=person, email="budi@contoh.go.id")

    assert choose(type(client)(), link_in(mailoutbox[0])).status_code == 410


def test_no_single_code_is_printed_for_somebody_who_may_do_more(client, hr, sleeping_administrator):
    client.force_login(hr)

    response = client.post(reverse("entering:print_code", args=[sleeping_administrator.public_id]))

    assert response.status_code == 404
    assert not ActivationCode.objects.exists()


# --- The second factor


def test_the_second_factor_of_an_administrator_is_not_for_an_agency_to_remove(client, agency, unit):
    client.force_login(make_officer("agency_administrator", agency))
    administrator = make_administrator("Dewi Lestari", unit=unit)

    response = client.post(reverse("entering:reset_two_factor", args=[administrator.public_id]), {"reason": "Hilang"})

    assert response.status_code == 404
    page = client.get(reverse("people:person", args=[administrator.public_id])).content.decode()
    assert reverse("entering:reset_two_factor", args=[administrator.public_id]) not in page
