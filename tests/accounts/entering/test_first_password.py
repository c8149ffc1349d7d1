"""Who came in without a password can't prove with one that it is still them: only a new sign-in lets them choose it."""

import time

import pytest
from allauth.account.internal.flows import login
from django.urls import reverse

from tests.accounts.entering.steps import NEW, choose
from tests.factories.accounts import make_person

pytestmark = pytest.mark.django_db
URL = "/akun/kata-sandi/pilih/"


@pytest.fixture
def person():
    person = make_person("Siti Aminah")
    person.set_unusable_password()
    person.save()
    return person


def sign_in(client, person, method, *, minutes_ago):
    client.force_login(person)
    session = client.session
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": method, "at": time.time() - 60 * minutes_ago}]
    session.save()


def test_after_a_new_sign_in_a_password_can_be_chosen(client, person):
    sign_in(client, person, "socialaccount", minutes_ago=1)

    choose(client, URL)

    person.refresh_from_db()
    assert person.check_password(NEW)


@pytest.mark.parametrize(("method", "minutes_ago"), [("socialaccount", 16), ("card", 1)])
def test_a_device_left_open_and_a_card_choose_nothing(client, person, method, minutes_ago):
    sign_in(client, person, method, minutes_ago=minutes_ago)

    response = choose(client, URL)

    person.refresh_from_db()
    assert response.url == reverse("accounts:security")
    assert not person.has_usable_password()


def test_a_weak_password_is_refused_here_too(client, person):
    sign_in(client, person, "mfa", minutes_ago=1)

    response = choose(client, URL, password=person.current_employment().number)

    person.refresh_from_db()
    assert response.status_code == 200
    assert not person.has_usable_password()


def test_the_way_to_change_a_password_leads_here_without_one(client, person):
    sign_in(client, person, "socialaccount", minutes_ago=1)

    assert client.get(reverse("account_change_password")).url == URL


def test_who_has_a_password_changes_it_with_the_old_one(client):
    client.force_login(make_person())

    assert client.get(URL).url == reverse("account_change_password")
