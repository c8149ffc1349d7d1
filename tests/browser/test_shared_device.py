"""People sign in one after another on one computer, and find nothing of each other."""

import pytest
from django.templatetags.static import static
from django.utils import timezone
from playwright.sync_api import expect

from accounts.kiosk import cards, devices
from tests.browser.quiz_stand_in import PAGE, Server
from tests.factories.accounts import PASSWORD, make_hr_officer, make_person, make_unit

PIN = "407183"


@pytest.fixture
def unit(transactional_db):
    return make_unit("Dinas Kominfo")


@pytest.fixture
def owner(unit):
    return make_person("Yuliana Wati", unit=unit)


@pytest.fixture
def card(owner):
    now = timezone.now()
    [(_, number)] = cards.issue_cards(employments=[owner.current_employment()], issued_by=None, at=now)
    cards.choose_pin(number=number, secret=PASSWORD, pin=PIN, at=now)
    return number


@pytest.fixture
def computer(browser_page, unit):
    """A browser that an officer made a shared device."""
    page = browser_page(width=1280, user=make_hr_officer(unit))
    page.goto("/kios/perangkat/")
    page.get_by_label("Nama perangkat").fill("Komputer 3")
    page.get_by_role("button", name="Jadikan perangkat bersama").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk dengan kartu")
    return page


def sign_in(page, card):
    page.get_by_label("Nomor kartu").fill(card)
    page.get_by_label("Nomor kartu").press("Enter")  # as a scanner does
    page.get_by_label("PIN", exact=True).fill(PIN)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yuliana")


def test_after_signing_out_the_back_button_shows_nothing_private(computer, card, axe):
    assert axe(computer) == []
    sign_in(computer, card)
    computer.goto("/akun/")
    expect(computer.get_by_role("heading", level=1)).to_be_visible()
    assert axe(computer) == []

    computer.get_by_role("region", name="Perangkat bersama").get_by_role("button", name="Keluar").click()
    expect(computer.get_by_role("heading", level=1)).to_have_text("Masuk dengan kartu")
    computer.go_back()
    computer.wait_for_load_state()

    expect(computer.get_by_role("button", name="Masuk", exact=True)).to_be_visible()
    assert "Yuliana" not in computer.content()
    assert computer.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert computer.evaluate("localStorage.length") == 0


def test_a_screen_that_nobody_uses_signs_itself_out(computer, card, settings):
    sign_in(computer, card)
    settings.KIOSK_IDLE = 3

    computer.goto("/akun/")
    computer.get_by_text("Sesi telah berakhir").wait_for(timeout=15000)

    assert "Yuliana" not in computer.content()


def test_without_scripts_the_screen_signs_itself_out_too(computer, card, settings, browser_page):
    cookies = [cookie for cookie in computer.context.cookies() if cookie["name"] == devices.COOKIE]
    page = browser_page(width=1280, js=False)
    page.context.add_cookies(cookies)
    page.goto("/kios/")
    page.get_by_label("Nomor kartu").fill(card)
    page.get_by_label("PIN", exact=True).fill(PIN)
    settings.KIOSK_IDLE = 3
    page.get_by_role("button", name="Masuk", exact=True).click()

    page.get_by_text("Sesi telah berakhir").wait_for(timeout=15000)

    assert "Yuliana" not in page.content()


def test_answers_of_a_quiz_are_sent_and_never_stored(browser_page, transactional_db):
    page = browser_page()
    server = Server(page)
    html = PAGE.format(app=static("theme/js/app.js"), quiz=static("theme/js/quiz.js"), attributes="")
    shared = html.replace("<html", "<html data-shared-device")
    page.route("**/kuis-uji/", lambda route: route.fulfill(body=shared, content_type="text/html"))
    page.goto("/kuis-uji/")

    page.get_by_label("X").check()

    expect(page.locator("[data-save-state]")).to_have_text("terkirim")
    assert server.received[0]["given"] == ["x"]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert page.evaluate("localStorage.length") == 0
