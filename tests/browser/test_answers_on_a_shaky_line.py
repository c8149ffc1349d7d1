"""What quiz.js promises: an answer is kept on the device first, sent when it can be, and never lost without a word.

The page and its server are stand-ins, so that each answer of a server can be tried; the real quiz has its own test.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.quiz_stand_in import Server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser_page):
    return browser_page()


@pytest.fixture
def server(page):
    return Server(page)


@pytest.fixture
def state(page, server):
    page.goto("/kuis-uji/")
    return page.locator("[data-save-state]")


def test_an_answer_is_sent_as_soon_as_it_is_given(page, server, state):
    page.get_by_label("X").check()

    expect(state).to_have_text("terkirim")
    assert server.received[0]["item"] == "i1"
    assert server.received[0]["given"] == ["x"]
    assert server.received[0]["sequence"] == 8


def test_all_chosen_options_of_a_question_go_together(page, server, state):
    page.get_by_label("P").check()
    page.get_by_label("Q").check()

    expect(state).to_have_text("terkirim")
    assert server.received[-1]["given"] == ["p", "q"]
    assert [answer["sequence"] for answer in server.received] == [8, 9]
    assert len({answer["key"] for answer in server.received}) == 2


def test_a_broken_line_keeps_the_answer_and_tries_again_with_the_same_key(page, server, state):
    server.statuses = [503, 200]

    page.get_by_label("X").check()

    expect(state).to_have_text("menunggu")
    expect(state).to_have_text("terkirim")
    first, second = server.received
    assert first == second


def test_answers_given_offline_are_sent_when_the_line_is_back(page, server, state):
    page.context.set_offline(True)
    server.statuses = [None]  # A stand-in is reached even when the browser is offline.
    with page.expect_event("requestfailed"):
        page.get_by_label("X").check()
    expect(state).to_have_text("menunggu")
    server.statuses = [200]

    page.context.set_offline(False)

    expect(state).to_have_text("terkirim")
    assert [answer["given"] for answer in server.received] == [["x"]]


def test_a_reloaded_page_shows_and_sends_the_answers_of_the_device(page, server, state):
    server.statuses = [None]
    with page.expect_event("requestfailed"):  # It is kept before it is sent.
        page.get_by_label("Y").check()
    expect(state).to_have_text("menunggu")
    server.statuses = [200]

    page.reload()

    expect(page.get_by_label("Y")).to_be_checked()
    expect(state).to_have_text("terkirim")
    expect(page.get_by_role("button", name="Kirim sekarang")).to_be_hidden()
    assert [answer["given"] for answer in server.received] == [["y"]]


def test_a_lost_session_keeps_the_answer_until_the_person_is_back(page, server, state):
    server.statuses = [403, 200]
    page.get_by_label("X").check()
    expect(state).to_have_text("masuk lagi")

    page.reload()

    expect(page.get_by_label("X")).to_be_checked()
    expect(state).to_have_text("terkirim")
    assert len({answer["key"] for answer in server.received}) == 1


def test_a_refused_answer_says_why_and_can_be_sent_again(page, server, state):
    server.statuses = [400, 200]
    page.get_by_label("X").check()
    expect(state).to_have_text("ditolak: pilihan tidak dikenal")

    page.get_by_role("button", name="Kirim sekarang").click()

    expect(state).to_have_text("terkirim")


def test_answers_to_a_closed_attempt_are_dropped_with_a_word(page, server, state):
    server.statuses = [409]
    page.get_by_label("X").check()
    expect(state).to_have_text("ditutup")

    page.reload()
    expect(page.get_by_label("X")).not_to_be_checked()

    assert len(server.received) == 1


def test_handing_in_waits_for_the_answers_and_keeps_the_pressed_button(page, server, state):
    server.statuses = [503, 200]
    page.get_by_label("X").check()
    expect(state).to_have_text("menunggu")

    page.get_by_role("button", name="Periksa").click()

    expect(page.get_by_text("Diterima")).to_be_visible()
    assert server.handed_in == ["i1=x&i3.g1=&i3=&action=review"]
    assert len(server.received) == 2


def test_handing_in_offline_keeps_the_page_and_says_so(page, server, state):
    page.get_by_label("X").check()
    expect(state).to_have_text("terkirim")
    page.context.set_offline(True)

    page.get_by_role("button", name="Periksa").click()

    expect(state).to_have_text("luring")
    assert server.handed_in == []


def test_signing_out_warns_while_answers_wait(page, server, state):
    questions = []
    page.on("dialog", lambda dialog: (questions.append(dialog.message), dialog.dismiss()))
    server.statuses = [503]
    page.get_by_label("X").check()
    expect(state).to_have_text("menunggu")

    with page.expect_event("dialog"):
        page.get_by_role("button", name="Keluar").click()

    expect(state).to_be_visible()
    assert questions == ["Tetap keluar?"]
    assert server.handed_in == []


def test_signing_out_asks_nothing_when_all_is_sent(page, server, state):
    page.get_by_label("X").check()
    expect(state).to_have_text("terkirim")

    page.get_by_role("button", name="Keluar").click()

    expect(page.get_by_text("Diterima")).to_be_visible()
