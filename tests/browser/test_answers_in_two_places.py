"""What quiz.js does when another page has answered too, when answers are typed, and when the time is up."""

import pytest
from playwright.sync_api import expect

from tests.browser.quiz_stand_in import Server

pytestmark = pytest.mark.django_db(transaction=True)
RIVAL = {"conflicts": [{"item": "i1", "given": ["y"], "sequence": 12, "words": "Pilihan Y"}], "sequence": 12}


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


def seen_by(server):
    return [answer["seen"] for answer in server.received]


def test_an_answer_tells_its_device_and_what_its_page_had_seen(page, server, state):
    page.get_by_label("X").check()
    expect(state).to_have_text("terkirim")
    page.get_by_label("Y").check()
    page.get_by_label("P").check()

    expect(state).to_have_text("terkirim")
    expect(page.get_by_label("P")).to_be_checked()
    page.wait_for_timeout(300)
    assert seen_by(server) == [7, 8, 7]
    assert len({answer["device"] for answer in server.received}) == 1
    assert server.received[0]["device"]


def test_a_rival_answer_is_asked_about_and_not_overwritten(page, server, state):
    server.replies["i1"] = RIVAL
    page.get_by_label("X").check()

    expect(page.get_by_text("Di tempat lain: Pilihan Y")).to_be_visible()
    expect(state).to_have_text("pilih")
    assert len(server.received) == 1


def test_who_keeps_the_answer_of_the_page_sends_it_again_knowingly(page, server, state):
    server.replies["i1"] = RIVAL
    page.get_by_label("X").check()

    page.get_by_role("button", name="Pakai yang ini").click()

    expect(state).to_have_text("terkirim")
    expect(page.get_by_text("Di tempat lain:")).to_have_count(0)
    assert [(each["given"], each["seen"], each["sequence"]) for each in server.received] == [
        (["x"], 7, 8),
        (["x"], 12, 13),
    ]


def test_who_takes_the_other_answer_sees_it_and_sends_nothing(page, server, state):
    server.replies["i1"] = RIVAL
    page.get_by_label("X").check()

    page.get_by_role("button", name="Pakai yang lain").click()

    expect(page.get_by_label("Y")).to_be_checked()
    expect(state).to_have_text("terkirim")
    assert len(server.received) == 1


def test_another_device_is_told_of(page, server, state):
    expect(page.get_by_text("Perangkat lain")).to_be_hidden()
    server.replies["i1"] = {"elsewhere": True}

    page.get_by_label("X").check()

    expect(page.get_by_text("Perangkat lain")).to_be_visible()


def test_a_device_that_did_not_answer_last_is_told_when_it_opens_the_page(page):
    Server(page, attributes='data-device="somebody-else"')

    page.goto("/kuis-uji/")

    expect(page.get_by_text("Perangkat lain")).to_be_visible()


def test_late_answers_are_said_to_be_late(page, server, state):
    server.replies["i1"] = {"late": True}

    page.get_by_label("X").check()

    expect(state).to_have_text("terlambat")


def test_what_is_typed_is_sent_after_a_pause_and_once(page, server, state):
    page.get_by_label("Celah").press_sequentially("Kominfo")

    expect(state).to_have_text("terkirim", timeout=6000)
    page.get_by_label("Celah").blur()
    page.wait_for_timeout(300)
    assert [answer["given"] for answer in server.received] == [["g1:Kominfo"]]


def test_what_is_typed_is_sent_when_the_field_is_left(page, server, state):
    page.get_by_label("Celah").fill("Kominfo")
    page.get_by_label("Daftar").select_option("g2:a")

    expect(state).to_have_text("terkirim")
    page.wait_for_timeout(300)
    assert server.received[-1]["given"] == ["g1:Kominfo", "g2:a"]


def test_typed_answers_are_shown_again_after_a_reload(page, server, state):
    server.statuses = [None]
    with page.expect_event("requestfailed"):
        page.get_by_label("Celah").fill("Kominfo")
        page.get_by_label("Daftar").select_option("g2:a")

    page.reload()

    expect(page.get_by_label("Celah")).to_have_value("Kominfo")
    expect(page.get_by_label("Daftar")).to_have_value("g2:a")


def test_the_time_left_is_counted_down(page):
    Server(page, attributes='data-left="3725000"')

    page.goto("/kuis-uji/")

    expect(page.locator("[data-countdown]")).to_have_text("01:02:04")


def test_the_last_minutes_are_told(page):
    Server(page, attributes='data-left="61500"')

    page.goto("/kuis-uji/")

    expect(page.locator("[data-time-warning]")).to_have_text("1 menit")


def test_at_the_end_the_page_hands_in_by_itself(page):
    server = Server(page, attributes='data-left="1500"')
    page.goto("/kuis-uji/")
    page.get_by_label("X").check()

    expect(page.get_by_text("Diterima")).to_be_visible()
    assert server.handed_in == ["i1=x&i3.g1=&i3=&action=time_up"]


def test_an_answer_that_is_being_typed_at_the_end_is_sent_first(page):
    server = Server(page, attributes='data-left="1500"')
    page.goto("/kuis-uji/")
    page.get_by_label("Celah").press_sequentially("Kominfo")

    expect(page.get_by_text("Diterima")).to_be_visible()
    assert server.received[-1]["given"] == ["g1:Kominfo"]


def test_without_a_line_at_the_end_it_is_tried_again(page):
    server = Server(page, attributes='data-left="1500"')
    page.goto("/kuis-uji/")
    page.get_by_label("X").check()
    page.context.set_offline(True)
    expect(page.locator("[data-save-state]")).to_have_text("luring")
    assert server.handed_in == []

    page.context.set_offline(False)

    expect(page.get_by_text("Diterima")).to_be_visible(timeout=10000)
