"""WCAG 2.2 AA, as far as axe can tell, and room enough on every page of the site."""

import pytest
from playwright.sync_api import expect

from accounts.views import too_many_requests
from home.demo.accounts import HALFWAY
from tests.browser.conftest import ABOUT_COLOURS
from tests.browser.demo.pages import PAGES, Facts, person
from theme.views import csrf_failure, server_error

SCREENS = [(360, 800), (1280, 800)]
NARROW = [320, 360]


@pytest.fixture(scope="module")
def facts(demo):
    return Facts.collect()


@pytest.fixture
def open_page(browser_page):
    # A colour that is still on its way to its place in the other scheme would be measured half-way.
    return lambda account=None: browser_page(user=account and person(account), reduced_motion="reduce")


@pytest.fixture
def shortcomings(axe):
    """What is wrong with the page that is open, all unfolded, on every screen, by day and by night."""

    def find(page):
        page.locator("main details").evaluate_all("all => all.forEach(details => (details.open = true))")
        found = [f"wider than {width} px" for width in NARROW if is_wider(page, width)]
        for width, height in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="light")
            found += [f"{violation} at {width} px" for violation in axe(page)]
            # The dark scheme changes nothing but colours.
            page.emulate_media(color_scheme="dark")
            found += [f"{violation} at {width} px in the dark" for violation in axe(page, only=ABOUT_COLOURS)]
        return found

    return find


def is_wider(page, width):
    page.set_viewport_size({"width": width, "height": 640})
    return page.evaluate("document.documentElement.scrollWidth") > width


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
    assert shortcomings(page) == []
