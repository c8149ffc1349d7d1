"""Sessions on a shared device end by themselves, carry no powers, and leave nothing behind."""

import time

import pytest
from django.urls import reverse

from accounts.kiosk import cards, devices, sessions
from accounts.kiosk.middleware import EMPTY_ALL
from tests.accounts.entering.steps import number_of
from tests.accounts.kiosk.conftest import PIN, put_on
from tests.factories.accounts import PASSWORD, make_administrator, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def dashboard():
    return reverse("home:dashboard")


@pytest.fixture
def later(monkeypatch):
    """Moves the clock of sessions and signatures on by so many seconds."""
    real = time.time

    def move(seconds):
        monkeypatch.setattr(time, "time", lambda: real() + seconds)

    return move


def sign_in(client, person):
    return client.post(reverse("account_login"), {"login": number_of(person), "password": PASSWORD, "remember": "on"})


def is_in(client, url):
    return client.get(url).status_code == 200


@pytest.fixture
def inside(kiosk, owner):
    sign_in(kiosk, owner)
    return kiosk


def test_a_card_signs_in_on_a_shared_device(kiosk, owner, number, now, dashboard):
    cards.choose_pin(number=number, secret=PASSWORD, pin=PIN, at=now)

    response = kiosk.post(reverse("kiosk:enter"), {"card": number.lower(), "pin": PIN})

    assert response.url == dashboard
    assert is_in(kiosk, dashboard)


def test_a_card_opens_nothing_on_any_other_device(client, number, now):
    cards.choose_pin(number=number, secret=PASSWORD, pin=PIN, at=now)

    response = client.post(reverse("kiosk:enter"), {"card": number, "pin": PIN})

    assert "_auth_user_id" not in client.session
    assert "bukan perangkat bersama" in response.text


def test_unknown_card_wrong_pin_and_locked_card_get_the_same_answer(kiosk, number, now):
    def answer(card, pin):
        response = kiosk.post(reverse("kiosk:enter"), {"card": card, "pin": pin})
        return response.status_code, response.context["form"].errors.as_json()

    unknown, first = answer("K7MPD3XW9H", PIN), answer(number, PIN)
    cards.revoke_cards(user=number and cards.KioskCard.objects.get().user, at=now)

    assert unknown == first == answer(number, PIN)


def test_many_attempts_from_one_address_are_slowed(kiosk):
    for _ in range(60):
        response = kiosk.post(reverse("kiosk:enter"), {"card": "K7MPD3XW9H", "pin": PIN})
    assert "tidak cocok" in response.text

    response = kiosk.post(reverse("kiosk:enter"), {"card": "K7MPD3XW9H", "pin": PIN})

    assert "Terlalu banyak percobaan" in response.text


def test_the_owner_chooses_the_pin_on_the_shared_device(kiosk, owner, number, now):
    form = {"card": number, "secret": PASSWORD, "pin": PIN, "again": PIN}

    response = kiosk.post(reverse("kiosk:choose_pin"), form)

    assert response.url == reverse("kiosk:enter")
    assert cards.enter(number=number, pin=PIN, at=now) == owner


@pytest.mark.parametrize("broken", [{"again": "771204"}, {"pin": "123456", "again": "123456"}, {"secret": "salah"}])
def test_a_pin_that_will_not_do_is_not_set(kiosk, number, broken):
    form = {"card": number, "secret": PASSWORD, "pin": PIN, "again": PIN, **broken}

    response = kiosk.post(reverse("kiosk:choose_pin"), form)

    assert response.status_code == 200
    assert cards.KioskCard.objects.get().pin == ""


def test_every_page_says_that_the_device_is_shared(inside, dashboard):
    response = inside.get(dashboard)

    assert "Perangkat bersama" in response.text
    assert "data-shared-device" in response.text
    assert response["Cache-Control"] == "no-store, private"


def test_other_devices_are_not_shared(client, owner, dashboard):
    client.force_login(owner)

    response = client.get(dashboard)

    assert "data-shared-device" not in response.text
    assert client.get("/")["Cache-Control"] == "private, no-cache"


def test_public_pages_are_not_stored_either(kiosk):
    assert kiosk.get("/gaya/")["Cache-Control"] == "no-store, private"


def test_five_minutes_without_use_end_the_session_and_empty_the_browser(inside, later, dashboard):
    later(240)
    assert is_in(inside, dashboard)
    later(240 + 305)

    response = inside.get(dashboard)

    assert response.status_code == 302
    assert response["Clear-Site-Data"] == EMPTY_ALL
    assert response.cookies["sessionid"].value == ""
    assert not is_in(inside, dashboard)


def test_a_session_ends_after_an_hour_however_busy(inside, later, dashboard):
    for minutes in range(4, 60, 4):
        later(minutes * 60)
        assert is_in(inside, dashboard)
    later(61 * 60)

    assert not is_in(inside, dashboard)


def test_an_ended_session_opens_nothing_with_its_old_cookie(inside, later, dashboard):
    key = inside.cookies["sessionid"].value
    later(400)
    inside.get(dashboard)

    inside.cookies["sessionid"] = key

    assert not is_in(inside, dashboard)


def test_without_the_presence_cookie_there_is_no_session(inside, dashboard):
    del inside.cookies[sessions.SEEN]

    assert not is_in(inside, dashboard)


def test_the_presence_of_one_session_does_not_keep_another(inside, owner, device, dashboard):
    seen = inside.cookies[sessions.SEEN].value
    other = type(inside)()
    other.cookies.load({devices.COOKIE: inside.cookies[devices.COOKIE].value})
    sign_in(other, owner)

    other.cookies[sessions.SEEN] = seen

    assert not is_in(other, dashboard)


def test_remember_me_does_not_count(kiosk, owner):
    response = sign_in(kiosk, owner)

    assert int(response.cookies["sessionid"]["max-age"]) <= 3600
    assert "known_device" not in response.cookies


def test_a_shared_device_does_not_offer_to_remember(kiosk):
    assert 'type="checkbox"' not in kiosk.get(reverse("account_login")).text


def test_signing_out_empties_the_browser_and_keeps_the_device(inside):
    response = inside.post(reverse("account_logout"), {"next": reverse("kiosk:enter")})

    assert response.url == reverse("kiosk:enter")
    assert response["Clear-Site-Data"] == EMPTY_ALL
    assert devices.COOKIE not in response.cookies
    assert inside.cookies[devices.COOKIE].value


def test_a_session_that_began_before_does_not_live_on(client, owner, device, dashboard):
    client.force_login(owner)
    put_on(client, device)

    assert not is_in(client, dashboard)


def test_taking_the_device_cookie_away_makes_the_session_no_longer(inside, later, dashboard):
    del inside.cookies[devices.COOKIE]

    assert "data-shared-device" in inside.get(dashboard).text
    later(400)
    assert not is_in(inside, dashboard)


def test_a_made_up_or_ended_device_is_none(client, device, now):
    client.cookies[devices.COOKIE] = "made:up"
    assert "bukan perangkat bersama" in client.get(reverse("kiosk:enter")).text

    put_on(client, device)
    devices.revoke_device(device=device, at=now)
    assert "bukan perangkat bersama" in client.get(reverse("kiosk:enter")).text


@pytest.mark.parametrize(
    "path", ["/akun/tugas/", "/pegawai/", "/impor/", "/kios/kartu/", "/jejak-audit/", "/organisasi/"]
)
def test_officers_have_no_powers_on_a_shared_device(kiosk, unit, path):
    sign_in(kiosk, make_administrator(unit=unit))

    assert kiosk.get(path).status_code in {403, 404}


def test_the_content_admin_is_shut_on_a_shared_device(kiosk, unit):
    administrator = make_administrator(unit=unit)
    sign_in(kiosk, administrator)

    response = kiosk.get("/admin/")

    assert response.status_code == 302
    assert administrator.is_superuser


def test_a_new_password_chosen_here_takes_no_power_away(kiosk, unit):
    administrator = make_administrator(unit=unit)
    sign_in(kiosk, administrator)
    new = {"oldpassword": PASSWORD, "password1": "kopi-tubruk-pagi", "password2": "kopi-tubruk-pagi"}

    kiosk.post(reverse("account_change_password"), new)

    administrator.refresh_from_db()
    assert administrator.check_password("kopi-tubruk-pagi")
    assert administrator.is_superuser


def test_laid_down_powers_say_nothing_about_the_second_factor_elsewhere(kiosk, client, unit, settings):
    settings.TWO_FACTOR_ROLES = ["administrator"]
    administrator = make_administrator(unit=unit)
    sign_in(kiosk, administrator)
    assert kiosk.get(reverse("home:dashboard")).status_code == 200
    own_computer = type(client)()
    own_computer.force_login(administrator)

    assert own_computer.get(reverse("home:dashboard")).url == reverse("accounts:security")


def test_presence_writes_nothing_and_tells_when_it_is_over(inside, later):
    assert inside.get(reverse("kiosk:presence")).status_code == 204
    later(400)
    assert inside.get(reverse("kiosk:presence")).status_code == 401


def test_only_the_page_of_the_card_may_use_the_camera(kiosk):
    assert "camera=(self)" in kiosk.get(reverse("kiosk:enter"))["Permissions-Policy"]
    assert "camera=()" in kiosk.get("/gaya/")["Permissions-Policy"]


def test_a_stranger_on_the_device_gets_no_trace_of_the_person_before(inside, unit, dashboard):
    inside.post(reverse("account_logout"))
    other = make_person("Tuti Wulandari", unit=unit)
    sign_in(inside, other)

    assert "Yuliana" not in inside.get(dashboard).text
