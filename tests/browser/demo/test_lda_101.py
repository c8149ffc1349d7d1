"""The demo's own course in a browser: a lesson with all that scripts add to it, and what is left without them."""

import pytest
from playwright.sync_api import expect

from courses.models import LessonPage
from home.demo.accounts import HALFWAY
from tests.browser.demo.pages import person


@pytest.fixture
def open_lesson(browser_page):
    def open_lesson(**options):
        page = browser_page(user=person(HALFWAY), **options)
        page.goto(LessonPage.objects.get(slug="mengenali-phishing").url)
        return page

    return open_lesson


def test_a_video_is_fetched_only_after_a_tap(open_lesson):
    page = open_lesson()
    expect(page.locator("video")).to_have_count(0)

    with page.expect_response("**/documents/**") as answer:
        page.get_by_role("button", name="Putar video").click()

    assert answer.value.ok
    expect(page.locator("video")).to_be_visible()


def test_a_check_question_answers_at_once(open_lesson):
    page = open_lesson()
    question = page.get_by_role("group").filter(has_text="Cek pemahaman Anda").first
    expect(question.locator("[data-feedback]:visible")).to_have_count(0)

    question.get_by_role("radio").first.check()

    feedback = question.locator("[data-feedback]:visible")
    expect(feedback).to_have_count(1)
    expect(question.get_by_role("status")).to_have_text(feedback.inner_text())


def test_without_scripts_the_feedback_can_be_unfolded(open_lesson):
    page = open_lesson(js=False)
    question = page.get_by_role("group").filter(has_text="Cek pemahaman Anda").first
    options = question.get_by_role("radio").count()

    question.locator("summary").click()

    expect(question.locator("details li")).to_have_count(options)
    expect(question.locator("details li").first).to_be_visible()


def test_without_scripts_the_video_can_be_downloaded(open_lesson):
    page = open_lesson(js=False)

    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh video").click()

    assert download.value.path().stat().st_size > 0


def test_pictures_of_a_lesson_are_there(open_lesson):
    page = open_lesson()
    picture = page.locator("article img").first

    picture.scroll_into_view_if_needed()

    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
