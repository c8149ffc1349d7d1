"""From an essay to its released mark and an appeal about it, by a marker, a learner and a trainer."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from assessments.marking.releasing import release_attempt
from assessments.models import Appeal, Attempt
from tests.factories.accounts import make_person
from tests.factories.courses import enrol_learner, make_course
from tests.factories.marking import (
    RUBRIC,
    essay_of,
    hand_in_essay,
    judge,
    make_course_trainer,
    make_essay_quiz,
    make_marker,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def course(db):
    return make_course(lessons=1)


@pytest.fixture
def quiz(course):
    return make_essay_quiz(course, rubric=RUBRIC)


@pytest.fixture
def attempts(course, quiz):
    people = [make_person("Yuliana Wati"), make_person("Budi Santoso")]
    return [hand_in_essay(enrol_learner(course, each, timezone.now()), quiz, timezone.now()) for each in people]


@pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])
def test_answers_are_marked_one_after_the_other_and_released(browser_page, shortcomings, course, quiz, attempts, js):
    page = browser_page(js=js, user=make_marker(course), reduced_motion="reduce")
    page.goto(reverse("marking:queue"))
    assert not js or shortcomings(page) == []

    page.get_by_role("row").get_by_role("link").first.click()
    for _attempt in attempts:
        page.get_by_label("Lengkap").check()
        page.get_by_label("Sulit dipahami").check()
        page.get_by_label("Catatan untuk peserta").fill("Runtut, tetapi sulit dibaca.")
        assert not js or shortcomings(page) == []
        page.get_by_role("button", name="Selesai").click()

    expect(page.get_by_text("Tidak ada yang perlu dikerjakan pada keadaan ini")).to_be_visible()
    page.goto(reverse("marking:release", args=[quiz.translation_key]))
    assert not js or shortcomings(page) == []
    page.get_by_role("button", name="Rilis 2 percobaan").click()
    expect(page.get_by_text("Nilai 2 percobaan telah dirilis.")).to_be_visible()
    assert set(Attempt.objects.values_list("score", flat=True)) == {75}


def test_the_keyboard_leads_from_answer_to_answer(browser_page, course, attempts):
    page = browser_page(user=make_marker(course))
    page.goto(reverse("marking:queue"))
    page.get_by_role("row").get_by_role("link").first.click()
    first = page.get_by_role("heading", level=1).inner_text()

    press_access_key(page, "n")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)
    press_access_key(page, "p")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)


def press_access_key(page, key):
    """Alt and the key as a keyboard sends them: Chromium waits for the character, which `press` leaves out."""
    typed = {"type": "char", "modifiers": 1, "key": key, "text": key, "unmodifiedText": key}
    page.context.new_cdp_session(page).send("Input.dispatchKeyEvent", typed)


def test_a_learner_appeals_and_reads_the_answer(browser_page, shortcomings, course, quiz, attempts):
    marked(attempts[0], make_marker(course))
    page = browser_page(user=attempts[0].learner, reduced_motion="reduce")
    page.goto(reverse("assessments:result", args=[attempts[0].public_id]))
    page.get_by_role("link", name="Ajukan banding atas nilai").click()
    assert shortcomings(page) == []
    page.get_by_role("radio").check()
    page.get_by_label("Apa yang keliru pada nilai").fill("Dasar hukumnya saya sebut.")
    page.get_by_role("button", name="Ajukan banding").click()
    expect(page.get_by_text("Menunggu jawaban")).to_be_visible()

    trainer = browser_page(user=make_course_trainer(course), reduced_motion="reduce")
    trainer.goto(reverse("appeals:queue"))
    trainer.get_by_role("row").get_by_role("link").first.click()
    trainer.get_by_label("Peserta benar: poin ditambah").check()
    trainer.get_by_label("Poin baru").fill("9,5")
    trainer.get_by_label("Jawaban kepada peserta").fill("Benar, dasar hukumnya ada.")
    assert shortcomings(trainer) == []
    trainer.get_by_role("button", name="Jawab banding").click()
    expect(trainer.get_by_text("Belum ada banding yang menunggu jawaban saat ini")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Benar, dasar hukumnya ada.")).to_be_visible()
    assert shortcomings(page) == []
    assert (Attempt.objects.get(pk=attempts[0].pk).score, Appeal.objects.get().is_upheld) == (95, True)


def marked(attempt, marker):
    item = essay_of(attempt)
    levels = {each["id"]: each["levels"][0]["id"] for each in item.question_version.content["rubric"]}
    judge(item, marker, timezone.now(), levels=levels)
    release_attempt(attempt.pk, by=marker, at=timezone.now())
