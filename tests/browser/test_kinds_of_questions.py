"""Every kind of question in a real browser: by keyboard, by touch, with and without script, narrow and wide."""

import pytest
from playwright.sync_api import expect

from assessments.item_types import KINDS
from tests.browser.conftest import SCREENS
from tests.factories.accounts import make_person
from tests.factories.answer_files import PDF
from tests.factories.assessments import make_question, make_quiz, question_of, start
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def learner():
    return make_person("Yuliana Wati")


@pytest.fixture
def attempt_at(learner, at):
    def begin(*kinds):
        course = make_course(lessons=1)
        quiz = make_quiz(course, questions=[make_question(kind=kind) for kind in kinds])
        return start(enrol_learner(course, learner, at), quiz, at)

    return begin


def open_attempt(browser_page, attempt, learner, **options):
    page = browser_page(user=learner, **options)
    page.goto(f"/kuis/{attempt.public_id}/")
    return page


def given_in(attempt):
    [item] = attempt.items.list_with_current_response()
    return item.current_given


def texts_in(order):
    return [step.inner_text() for step in order.locator("label").all()]


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("dark", [False, True])
def test_no_kind_has_a_barrier(browser_page, axe, attempt_at, learner, width, height, dark):
    attempt = attempt_at(*KINDS)

    page = open_attempt(browser_page, attempt, learner, width=width, height=height, dark=dark)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_no_explanation_has_a_barrier(browser_page, axe, attempt_at, learner, width, height):
    attempt = attempt_at(*KINDS)
    page = open_attempt(browser_page, attempt, learner, width=width, height=height)
    for field in page.locator("[data-item] select:visible").all():
        field.select_option(index=1)
    page.get_by_role("button", name="Periksa dan kirim").click()
    page.get_by_role("button", name="Kirim jawaban").click()
    page.wait_for_url("**/hasil/")

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_steps_are_put_in_order_with_the_keyboard_alone(browser_page, attempt_at, learner):
    attempt = attempt_at("ordering")
    page = open_attempt(browser_page, attempt, learner)
    order = page.locator("[data-ordering]")
    before = texts_in(order)

    order.get_by_role("button", name=f"Turunkan: {before[0]}").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text=f"{before[0]}: tempat 3")).to_be_attached()
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "sent")
    assert texts_in(order) == [before[1], before[2], before[0], before[3]]
    assert said_by(attempt) == texts_in(order)


def said_by(attempt):
    """The steps in the order that the server holds."""
    question = question_of(attempt.items.get())
    words = question.type.in_words(question.content, given_in(attempt))
    return [line.split(". ")[1] for line in words.split("; ")]


def test_a_button_that_ends_at_the_edge_hands_the_focus_on(browser_page, attempt_at, learner):
    page = open_attempt(browser_page, attempt_at("ordering"), learner)
    order = page.locator("[data-ordering]")
    second = texts_in(order)[1]

    order.get_by_role("button", name=f"Naikkan: {second}").click()

    expect(order.get_by_role("button", name=f"Turunkan: {second}")).to_be_focused()


def test_an_order_that_is_right_as_it_stands_can_be_kept(browser_page, attempt_at, learner):
    attempt = attempt_at("ordering")
    page = open_attempt(browser_page, attempt, learner)

    page.get_by_role("button", name="Urutan ini sudah benar").click()

    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "sent")
    assert said_by(attempt) == texts_in(page.locator("[data-ordering]"))
    expect(page.get_by_role("button", name="Urutan ini sudah benar")).to_be_hidden()


def test_an_order_is_there_again_when_the_page_is_opened_again(browser_page, attempt_at, learner):
    attempt = attempt_at("ordering")
    page = open_attempt(browser_page, attempt, learner)
    first = texts_in(page.locator("[data-ordering]"))[0]
    page.get_by_role("button", name=f"Turunkan: {first}").click()
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "sent")
    left = texts_in(page.locator("[data-ordering]"))

    page.reload()

    assert texts_in(page.locator("[data-ordering]")) == left


def test_an_order_given_offline_is_there_when_the_page_is_opened_again(browser_page, attempt_at, learner):
    attempt = attempt_at("ordering")
    page = open_attempt(browser_page, attempt, learner)
    page.route("**/jawab/", lambda route: route.abort())
    first = texts_in(page.locator("[data-ordering]"))[0]
    page.get_by_role("button", name=f"Turunkan: {first}").click()
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "waiting")
    left = texts_in(page.locator("[data-ordering]"))

    page.reload()

    expect(page.locator("[data-ordering] label").first).to_have_text(left[0])
    assert texts_in(page.locator("[data-ordering]")) == left


def test_groups_are_chosen_by_touch(browser_page, attempt_at, learner):
    attempt = attempt_at("categorise")
    page = open_attempt(browser_page, attempt, learner, has_touch=True)

    page.get_by_role("group", name="Hadiah menanti").get_by_text("Mencurigakan").tap()

    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "sent")
    assert given_in(attempt) == ["r1:c2"]


def test_gaps_are_typed_and_chosen(browser_page, attempt_at, learner):
    attempt = attempt_at("fill_in")
    page = open_attempt(browser_page, attempt, learner)

    page.get_by_label("Isian 1").fill("nota dinas")
    page.get_by_label("Isian 2").select_option("secara elektronik")
    page.get_by_label("Isian 3").fill("7.319")
    page.get_by_label("Isian 3").blur()

    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "sent")
    assert set(given_in(attempt)) == {"g1:nota dinas", "g2:o2", "g3:7.319"}


@pytest.mark.parametrize("js", [True, False])
def test_a_file_is_handed_in_and_the_other_answers_stay(browser_page, attempt_at, learner, js):
    attempt = attempt_at("short_text", "file")
    page = open_attempt(browser_page, attempt, learner, js=js)
    page.get_by_label("Jawaban Anda").fill("Kertanegara")
    page.keyboard.press("Tab")

    page.get_by_role("button", name="Serahkan berkas").click()
    page.get_by_label("Berkas").set_input_files({"name": "tugas.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.get_by_role("button", name="Serahkan berkas").click()

    expect(page.get_by_role("link", name="tugas.pdf")).to_be_visible()
    expect(page.get_by_label("Jawaban Anda")).to_have_value("Kertanegara")


def test_an_order_can_be_given_without_script(browser_page, attempt_at, learner):
    attempt = attempt_at("ordering")
    page = open_attempt(browser_page, attempt, learner, js=False)

    for place, name in enumerate(("Baca", "Nilai", "Setujui", "Kirim"), start=1):
        page.get_by_label(name).select_option(str(place))
    page.get_by_role("button", name="Simpan jawaban").click()

    expect(page.get_by_text("Jawaban Anda tersimpan.")).to_be_visible()
    assert set(given_in(attempt)) == {"s0:1", "s1:2", "s2:3", "s3:4"}
