"""The style page shows every component, so what holds here holds for the building blocks of all pages."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 800), (1280, 800)])
def test_the_components_are_accessible(browser_page, axe, width, height, dark):
    page = browser_page(width=width, height=height, dark=dark)

    page.goto("/gaya/")

    assert axe(page) == []


@pytest.mark.parametrize("path", ["/gaya/", "/privasi/", "/aksesibilitas/", "/halaman-yang-tidak-ada/"])
def test_nothing_scrolls_sideways_on_the_smallest_phone(browser_page, path):
    page = browser_page(width=320, height=640)

    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_phone_shows_one_bar_at_most(browser_page):
    page = browser_page(width=360)

    page.goto("/gaya/")
    expect(page.locator(".sticky-bar")).to_be_visible()
    expect(page.locator(".bottom-nav")).to_be_hidden()

    page.goto("/privasi/")
    expect(page.locator(".bottom-nav")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360])
def test_the_bar_of_a_phone_leaves_the_end_of_the_page_in_sight(browser_page, width):
    page = browser_page(width=width)
    page.goto("/privasi/")

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    footer, bar = (page.locator(part).bounding_box() for part in (".site-footer", ".bottom-nav"))
    assert footer["y"] + footer["height"] <= bar["y"]


def test_everything_to_press_is_large_enough_for_a_thumb(browser_page):
    page = browser_page(width=360)
    page.goto("/gaya/")

    sizes = page.locator(".button, .tag, .choice, .bottom-nav a, .tabs a, .pagination a, summary").evaluate_all(
        "all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)"
    )

    assert min(sizes) >= 44


def test_losing_the_connection_is_said_at_once(browser_page):
    page = browser_page()
    page.goto("/privasi/")
    bar = page.get_by_text("Anda sedang luring")
    expect(bar).to_be_hidden()

    page.context.set_offline(True)

    expect(bar).to_be_visible()


def test_a_check_question_answers_the_chosen_option_only(browser_page):
    page = browser_page()
    page.goto("/gaya/")

    page.get_by_label("bkn.go.id").check()

    expect(page.locator("#example-check-2")).to_be_visible()
    expect(page.locator("#example-check-1")).to_be_hidden()


def test_a_check_question_gives_its_feedback_without_scripts(browser_page):
    page = browser_page(js=False)
    page.goto("/gaya/")

    page.get_by_text("Lihat jawaban", exact=True).click()

    expect(page.get_by_text("bkn.go.id: Tepat")).to_be_visible()


def test_a_video_is_loaded_only_after_a_tap(browser_page):
    page = browser_page()
    page.goto("/gaya/")
    expect(page.locator("video")).to_have_count(0)

    page.get_by_role("button", name="Putar video").click()

    expect(page.locator("video")).to_have_attribute("src", "/media/example.mp4")


def test_the_language_can_be_changed_without_scripts(browser_page):
    page = browser_page(js=False)
    page.goto("/privasi/")

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Privacy notice")
    assert page.url.endswith("/privasi/")
