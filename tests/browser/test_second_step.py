"""The second step of signing in with a real browser: an authenticator app, and passkeys of a virtual authenticator."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from tests.accounts.entering.steps import app_code
from tests.factories.accounts import PASSWORD, make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person():
    return make_person("Siti Aminah")


@pytest.fixture
def site(live_server):
    """By name: browsers give no passkeys to an address of digits."""
    return live_server.url.replace("127.0.0.1", "localhost")


def type_password(page, person):
    page.goto("/masuk/")
    page.get_by_label("NIP atau surel").fill(person.current_employment().number)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def confirm(page):
    page.get_by_label("Kata sandi saat ini").fill(PASSWORD)
    page.get_by_role("button", name="Pastikan").click()


def sign_out(page):
    page.goto("/keluar/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("link", name="Masuk dengan NIP").first).to_be_visible()


def is_home(page, person):
    expect(page.get_by_role("heading", level=1)).to_contain_text(person.full_name)


@pytest.mark.parametrize(("js", "width"), [(True, 360), (False, 1280)], ids=["with scripts", "without scripts"])
def test_an_authenticator_app_is_connected_and_asked_for_at_the_next_sign_in(browser_page, person, js, width, axe):
    page = browser_page(js=js, width=width)
    type_password(page, person)
    page.goto("/akun/keamanan/")
    page.get_by_role("link", name="Hubungkan aplikasi").click()
    confirm(page)
    page.locator("summary", has_text="Saya tidak dapat memindai pola").click()
    secret = re.sub(r"\s", "", page.locator("code").inner_text())
    if js:
        assert axe(page) == []
    page.get_by_label("Kode", exact=True).fill(app_code(secret, -1))
    page.get_by_role("button", name="Aktifkan langkah kedua").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")
    recovery_code = page.locator("main li code").first.inner_text()

    sign_out(page)
    type_password(page, person)
    expect(page.get_by_role("heading", level=1)).to_have_text("Langkah kedua masuk")
    page.get_by_label("Kode", exact=True).fill(app_code(secret))
    page.get_by_role("button", name="Selesaikan masuk").click()
    is_home(page, person)

    sign_out(page)
    type_password(page, person)
    page.get_by_label("Kode", exact=True).fill(recovery_code)
    page.get_by_role("button", name="Selesaikan masuk").click()
    is_home(page, person)


@pytest.fixture
def page_with_passkeys(browser_page):
    page = browser_page(width=360)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def add_passkey(page):
    page.goto("/akun/keamanan/kunci-sandi/")
    confirm(page)
    page.get_by_label("Nama kunci sandi").fill("ponsel saya")
    page.get_by_role("button", name="Tambah kunci sandi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")


def test_a_passkey_is_added_and_signs_in_alone(page_with_passkeys, person, axe):
    page = page_with_passkeys
    type_password(page, person)
    is_home(page, person)
    add_passkey(page)
    page.goto("/akun/keamanan/")
    expect(page.get_by_text("ponsel saya").first).to_be_visible()
    assert axe(page) == []

    sign_out(page)
    page.goto("/masuk/")
    assert axe(page) == []
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()

    is_home(page, person)


def test_a_passkey_is_the_second_step_after_the_password(page_with_passkeys, person):
    page = page_with_passkeys
    type_password(page, person)
    is_home(page, person)
    add_passkey(page)

    sign_out(page)
    type_password(page, person)
    page.get_by_role("button", name="Pakai kunci sandi saya").click()

    is_home(page, person)


def test_a_passkey_that_was_removed_opens_nothing(page_with_passkeys, person):
    page = page_with_passkeys
    type_password(page, person)
    is_home(page, person)
    add_passkey(page)
    sign_out(page)
    Authenticator.objects.all().delete()

    page.goto("/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")
    expect(page.get_by_text("Kode ini tidak benar").first).to_be_visible()
