"""A quiz by its rules: code, one question after the other, checks while practising; and the desk of its trainer. Each
page on the way is accessible and wide enough."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Attempt, QuizOverride
from tests.factories.accounts import make_person, make_trainer
from tests.factories.assessments import make_bank, make_question, make_questions, make_quiz, with_rules
from tests.factories.courses import enrol_learner, let_teach, make_course
from tests.factories.quizzes import make_composed_quiz

pytestmark = pytest.mark.django_db(transaction=True)

WAYS = pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])
HIDDEN = {"at_once": [], "after_submit": [], "after_closing": []}


@pytest.fixture
def is_fine(shortcomings):
    """Without scripts axe doesn't run; what it would see is the same page."""

    def check(page, *, js=True):
        assert not js or shortcomings(page) == []

    return check


@pytest.fixture
def course(db):
    return make_course(lessons=1)


@pytest.fixture
def learner(db):
    return make_person("Yuliana Wati")


def heading(page):
    return page.get_by_role("heading", level=1)


@WAYS
def test_an_exam_with_a_code_is_taken_question_by_question(browser_page, is_fine, course, learner, js):
    bank = make_bank()
    make_questions(2, bank=bank)
    quiz = make_composed_quiz(
        course,
        questions=[make_question(bank)],
        draws=[{"bank": bank, "number": 1, "section": 2}],
        sections=["Konsep", "Penerapan"],
        access_code="AULA",
        time_limit=30,
        is_one_by_one=True,
        review=HIDDEN,
    )
    enrol_learner(course, learner, timezone.now())
    page = browser_page(js=js, user=learner, reduced_motion="reduce")
    page.goto(quiz.url)
    is_fine(page, js=js)

    page.get_by_label("Kode akses").fill("aula")
    page.get_by_role("button", name="Mulai kuis").click()
    expect(page.get_by_role("heading", name="Konsep")).to_be_visible()
    page.get_by_role("radio").first.check()
    is_fine(page, js=js)
    page.get_by_role("button", name="Berikutnya").click()
    expect(page.get_by_role("heading", name="Penerapan")).to_be_visible()
    page.get_by_role("button", name="Sebelumnya").click()
    expect(page.get_by_role("radio").first).to_be_checked()
    page.get_by_role("button", name="Periksa dan kirim").click()
    expect(page.get_by_text("1 soal belum dijawab")).to_be_visible()
    page.get_by_role("button", name="Kirim jawaban").click()

    expect(heading(page)).to_have_text("Jawaban Anda sudah kami terima")
    is_fine(page, js=js)
    assert Attempt.objects.get().responses.count() == 1


@WAYS
def test_a_practice_explains_an_answer_when_it_is_checked(browser_page, is_fine, course, learner, js):
    quiz = make_quiz(course, role="practice", questions=[make_question(), make_question(kind="matching")])
    with_rules(quiz, review={**HIDDEN, "at_once": ["own_answer", "correctness", "right_answer", "feedback"]})
    enrol_learner(course, learner, timezone.now())
    page = browser_page(js=js, user=learner, reduced_motion="reduce")
    page.goto(quiz.url)
    page.get_by_role("button", name="Mulai kuis").click()
    expect(page.get_by_text("Jawaban benar")).to_have_count(0)

    page.get_by_role("radio", name="-4").check()
    page.get_by_role("button", name="Periksa jawaban : Soal 1").click()

    expect(page.get_by_text("Jawaban benar")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_role("button", name="Periksa jawaban")).to_have_count(1)
    is_fine(page, js=js)


def test_a_trainer_finds_the_blueprint_and_makes_an_exception(browser_page, is_fine, course, learner):
    bank = make_bank()
    make_questions(3, bank=bank)
    draws = [{"bank": bank, "number": 1}, {"bank": bank, "number": 2}]
    quiz = make_composed_quiz(course, draws=draws, time_limit=1)
    enrol_learner(course, learner, timezone.now())
    page = browser_page(user=let_teach(make_trainer(), course), reduced_motion="reduce")
    page.goto(quiz.url)
    page.get_by_role("link", name="Meja kuis").click()
    is_fine(page)
    page.get_by_role("link", name="Cetak biru").click()
    expect(page.get_by_text("mencari 3 soal yang sama")).to_be_visible()
    is_fine(page)

    page.go_back()
    page.get_by_role("link", name="Pengecualian", exact=True).click()
    page.get_by_role("link", name="Buat pengecualian").click()
    page.get_by_role("button", name="Buat pengecualian").click()
    is_fine(page)
    page.get_by_role("textbox", name="Peserta").fill("Yuliana")
    page.get_by_label("Batas waktu dalam menit").fill("5")
    page.get_by_label("Alasan").fill("Keputusan 12/2026")
    page.get_by_role("button", name="Buat pengecualian").click()
    expect(page.get_by_text("5 menit sejak mulai")).to_be_visible()
    is_fine(page)
    page.get_by_role("link", name="Akhiri").click()
    is_fine(page)
    page.get_by_role("button", name="Akhiri pengecualian").click()

    expect(page.get_by_text("Pengecualian telah berakhir.")).to_be_visible()
    assert QuizOverride.objects.get().ended_at
