"""The real quiz in a real browser where things go wrong: no line, two tabs, no time left, no scripts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments import services
from assessments.models import Attempt, Response
from tests.browser import steps
from tests.factories.accounts import give_role, make_person
from tests.factories.assessments import make_question, make_quiz, start, with_rules
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def course():
    return make_course(lessons=1)


@pytest.fixture
def quiz(course):
    return make_quiz(course, questions=[make_question() for _ in range(4)])


@pytest.fixture
def learner():
    return make_person("Yuliana Wati")


@pytest.fixture
def begin(course, quiz, learner):
    """An attempt that began `ago`, of a quiz with these rules."""

    def begin(ago=timedelta(0), **rules):
        with_rules(quiz, **rules)
        began = timezone.now() - ago
        return start(enrol_learner(course, learner, began), quiz, began)

    return begin


def address(attempt):
    return f"/kuis/{attempt.public_id}/"


def sent(page):
    return page.get_by_text("Semua jawaban terkirim")


def test_answers_given_offline_in_mid_quiz_are_all_there_after_submitting(browser_page, learner, begin):
    attempt = begin()
    page = browser_page(user=learner)
    page.goto(address(attempt))
    steps.answer(page, right=True, places=slice(0, 1))
    expect(sent(page)).to_be_visible()

    page.context.set_offline(True)
    steps.answer(page, right=True, places=slice(1, 4))
    expect(page.get_by_text("Tersimpan di perangkat ini")).to_be_visible()
    assert Response.objects.count() == 1
    page.context.set_offline(False)

    expect(sent(page)).to_be_visible(timeout=15000)
    steps.hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lulus: 100")
    assert Attempt.objects.get().responses.count() == 4


def test_a_second_tab_asks_which_answer_counts(browser_page, learner, begin):
    attempt = begin()
    first = browser_page(user=learner)
    first.goto(address(attempt))
    second = first.context.new_page()
    second.goto(address(attempt))
    steps.answer(first, right=True, places=slice(0, 1))
    expect(sent(first)).to_be_visible()

    steps.answer(second, right=False, places=slice(0, 1))
    expect(second.get_by_text("Pilih jawaban yang dihitung")).to_be_visible()
    second.get_by_role("button", name="Pakai jawaban yang lain").click()

    expect(second.locator("fieldset").first.get_by_label(steps.RIGHT)).to_be_checked()
    assert Response.objects.filter(standing="counts").count() == 1


def test_a_tab_that_was_left_open_undoes_nothing_when_it_is_handed_in(browser_page, learner, begin):
    attempt = begin()
    old = browser_page(user=learner)
    old.goto(address(attempt))
    new = old.context.new_page()
    new.goto(address(attempt))
    steps.answer(new, right=True)
    expect(sent(new)).to_be_visible()

    old.get_by_role("button", name="Periksa dan kirim").click()

    expect(old.get_by_text("Semua soal sudah dijawab.")).to_be_visible()


def test_another_device_is_told_that_there_is_one(browser_page, learner, begin):
    attempt = begin()
    phone = browser_page(user=learner)
    phone.goto(address(attempt))
    steps.answer(phone, right=True, places=slice(0, 1))
    expect(sent(phone)).to_be_visible()

    computer = browser_page(user=learner, width=1280)
    computer.goto(address(attempt))

    expect(computer.get_by_text("Anda juga menjawab di perangkat lain")).to_be_visible()
    expect(phone.get_by_text("Anda juga menjawab di perangkat lain")).to_be_hidden()


def test_when_the_time_runs_out_the_page_hands_in_what_was_answered(browser_page, learner, begin):
    attempt = begin(ago=10 * MINUTE - timedelta(seconds=6), time_limit=10)
    page = browser_page(user=learner)
    page.goto(address(attempt))
    steps.answer(page, right=True)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Lulus: 100", timeout=20000)
    attempt.refresh_from_db()
    assert attempt.is_submitted


def test_the_page_with_a_time_limit_is_accessible(browser_page, learner, begin, shortcomings):
    attempt = begin(time_limit=30)
    page = browser_page(user=learner, reduced_motion="reduce")
    page.goto(address(attempt))
    expect(page.get_by_role("timer")).to_contain_text("00:")

    assert shortcomings(page) == []


def test_answers_that_wait_on_the_phone_after_the_end_reach_the_trainer(browser_page, learner, begin):
    attempt = begin(time_limit=30)
    page = browser_page(user=learner)
    page.goto(address(attempt))
    page.context.set_offline(True)
    steps.answer(page, right=True, places=slice(0, 1))
    expect(page.get_by_text("Tersimpan di perangkat ini")).to_be_visible()
    long_ago = timezone.now() - 60 * MINUTE
    Attempt.objects.update(started_at=long_ago, deadline_at=long_ago, accepts_until=long_ago)
    page.close()
    page = page.context.new_page()
    page.context.set_offline(False)

    page.goto(address(attempt))
    expect(page.get_by_text("Diterima terlambat")).to_be_visible()

    assert Response.objects.get().standing == "late"


def test_they_do_so_from_the_result_page_as_well(browser_page, learner, begin):
    attempt = begin(time_limit=30)
    page = browser_page(user=learner)
    page.goto(address(attempt))
    page.context.set_offline(True)
    steps.answer(page, right=True, places=slice(0, 1))
    expect(page.get_by_text("Tersimpan di perangkat ini")).to_be_visible()
    services.submit_attempt(attempt=attempt, at=timezone.now())
    page.close()
    page = page.context.new_page()
    page.context.set_offline(False)

    page.goto(f"{address(attempt)}hasil/")

    expect(page.get_by_text("Diterima terlambat")).to_be_visible()


def test_without_scripts_the_time_is_told_and_ends_with_one_button(browser_page, learner, begin, quiz):
    attempt = begin(ago=60 * MINUTE, time_limit=10)
    page = browser_page(user=learner, js=False)
    page.goto(address(attempt))
    expect(page.get_by_role("heading", level=1)).to_have_text("Waktu habis")

    page.get_by_role("button", name="Tutup percobaan dan lihat hasil").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Belum lulus: 0")


def test_without_scripts_two_tabs_lead_to_a_choice(browser_page, learner, begin):
    attempt = begin()
    first = browser_page(user=learner, js=False)
    first.goto(address(attempt))
    second = first.context.new_page()
    second.goto(address(attempt))
    steps.answer(first, right=True)
    steps.save(first, js=False)
    steps.answer(second, right=False, places=slice(0, 1))

    second.get_by_role("button", name="Periksa dan kirim").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Jawaban mana yang dihitung?")
    second.get_by_role("button", name="Pakai jawaban ini").click()

    expect(second.get_by_text("Semua soal sudah dijawab.")).to_be_visible()
    assert Response.objects.filter(standing="counts").count() == 4


def test_the_pages_of_the_trainer_are_accessible(browser_page, course, begin, learner, shortcomings):
    attempt = begin(ago=60 * MINUTE, time_limit=10)
    phone = browser_page(user=learner, js=False)
    phone.goto(address(attempt))
    phone.get_by_role("button", name="Tutup percobaan").click()
    item = attempt.items.first()
    Response.objects.create(
        item=item, attempt=attempt, key=item.public_id, sequence=1, given=item.option_order[:1],
        received_at=timezone.now(), standing="late",
    )  # fmt: skip
    trainer = give_role(make_person("Tri Wahyuni"), "trainer", course_key=course.translation_key)
    page = browser_page(user=trainer, reduced_motion="reduce")

    page.goto(f"/kuis/percobaan/kuis/{attempt.quiz_key}/")
    assert shortcomings(page) == []
    page.get_by_role("link", name="Yuliana Wati").click()
    assert shortcomings(page) == []

    page.get_by_label("Hitung jawaban ini").check()
    page.get_by_label("Alasan").first.fill("Jaringan putus")
    page.get_by_role("button", name="Catat keputusan").click()
    expect(page.get_by_text("Keputusan Anda tentang jawaban terlambat tercatat.")).to_be_visible()
