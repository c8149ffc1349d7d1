"""WCAG 2.2 AA, as far as axe can tell, and room enough on every page of the site."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from accounts.views import too_many_requests
from home.demo.accounts import HALFWAY
from tests.browser.demo.pages import PAGES, Facts
from theme.views import csrf_failure, server_error


@pytest.fixture(scope="module")
def facts(demo):
    return Facts.collect()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(open_page, shortcomings, facts, name):
    account, address = PAGES[name]
    page = open_page(account)

    page.goto(address(facts) if callable(address) else address)

    assert shortcomings(page) == []


def test_the_sign_in_page_is_accessible_with_an_error(open_page, shortcomings):
    page = open_page()
    page.goto("/masuk/")

    page.get_by_label("NIP atau surel").fill("1234")
    page.get_by_label("Kata sandi", exact=True).fill("tebakan")
    page.get_by_role("button", name="Masuk", exact=True).click()

    expect(page.get_by_label("NIP atau surel")).to_have_attribute("aria-invalid", "true")
    assert shortcomings(page) == []


def test_the_verdict_on_a_file_is_accessible_and_fits(open_page, shortcomings, facts):
    page = open_page()
    page.goto("/verifikasi/")
    link = f"{settings.SITE_URL}/v/{facts.valid.code}".encode()

    page.locator("input[type=file]").set_input_files({"name": "tautan.txt", "mimeType": "text/plain", "buffer": link})
    page.locator("form[enctype] button").click()

    expect(page.get_by_text(facts.valid.number)).to_be_visible()
    assert shortcomings(page) == []


@pytest.mark.parametrize("view", [too_many_requests, csrf_failure, server_error])
def test_an_error_page_is_accessible_and_fits(open_page, shortcomings, rf, view):
    answer = view(rf.get("/"))
    page = open_page()
    page.route("**/galat/", lambda route: route.fulfill(body=answer.text, content_type="text/html"))

    page.goto("/galat/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert shortcomings(page) == []


def test_an_open_menu_is_accessible(open_page, shortcomings):
    page = open_page(HALFWAY)
    page.goto("/akun/")

    page.locator("details.account > summary").click()

    expect(page.get_by_role("button", name="Keluar")).to_be_visible()
    # The menu may cover part of a link of the page, which is judged as it is with the menu closed: above.
    assert shortcomings(page, within="header.site-header") == []
