"""Whichever way somebody comes in, the same duties wait: the backend that reads roles, and the privacy notice."""

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.urls import reverse
from django.utils import timezone

from accounts.kiosk import cards, devices
from tests.accounts.entering.steps import choose, enter_code, make_code, number_of, sign_in, signed_in_as
from tests.factories.accounts import PASSWORD, make_person

pytestmark = pytest.mark.django_db


def by_password(client, unit):
    person = make_person("Belum Baca", unit=unit, informed=False)
    sign_in(client, person)
    return person


def by_activation(client, unit):
    person = make_person("Belum Baca", unit=unit, informed=False, password=None)
    page = enter_code(client, number_of(person), make_code(person, timezone.now()))
    choose(client, page.url)
    return person


def by_card(client, unit):
    person, now = make_person("Belum Baca", unit=unit, informed=False), timezone.now()
    device = devices.make_device(name="Meja depan", unit=unit, made_by=None, at=now)
    devices.mark(Cookies(client), device)
    [(_employment, number)] = cards.issue_cards(employments=[person.current_employment()], issued_by=None, at=now)
    cards.choose_pin(number=number, secret=PASSWORD, pin="407183", at=now)
    client.post(reverse("kiosk:enter"), {"card": number, "pin": "407183"})
    return person


class Cookies:
    def __init__(self, client):
        self.client = client

    def set_cookie(self, name, value, **more):
        self.client.cookies.load({name: value})


@pytest.mark.parametrize("way", [by_password, by_activation, by_card])
def test_every_way_in_leads_to_the_notice_first(client, unit, way):
    person = way(client, unit)

    assert signed_in_as(client) == person.pk
    assert client.get("/katalog/").url.startswith(reverse("privacy:notice"))
    assert client.session[BACKEND_SESSION_KEY] == "accounts.backends.SignInBackend"


def test_no_other_backend_lets_anybody_in():
    """Another one would read people without looking whether their roles still hold."""
    assert settings.AUTHENTICATION_BACKENDS == ["accounts.backends.SignInBackend"]


@pytest.mark.parametrize(
    ("proxies", "headers"),
    [(0, {"REMOTE_ADDR": ""}), (2, {"HTTP_X_FORWARDED_FOR": "10.0.0.7"}), (1, {"HTTP_X_FORWARDED_FOR": "?"})],
    ids=["Unix socket", "too few proxies", "no address"],
)
def test_a_request_without_a_known_address_may_sign_in(client, unit, settings, proxies, headers):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    person = make_person("Tanpa Alamat", unit=unit)

    client.post(reverse("account_login"), {"login": number_of(person), "password": PASSWORD}, **headers)

    assert signed_in_as(client) == person.pk
