"""Where a question is used, how it did, and which others read like it."""

import pytest
from django.urls import reverse

from assessments.analysis.services import ask_for_analysis
from assessments.analysis.working import analyse
from assessments.bank import statistics, usage
from assessments.bank.duplicates import duplicates_of
from assessments.models import QuizDraw, QuizPage
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.assessments.bank.forms import form_of
from tests.factories.accounts import make_trainer
from tests.factories.assessments import let_use, make_bank, make_question, make_quiz, submit
from tests.factories.bank import make_category, publish_question, save_draft
from tests.factories.courses import enrol_learner, publish

STEM = "<p>Anda menerima surel yang meminta kata sandi. Apa langkah pertama Anda?</p>"


def test_a_quiz_holds_it_as_it_is_written_now(course, bank):
    question, other = make_question(bank), make_question(bank)
    held = make_quiz(course, questions=[question])
    make_quiz(course, questions=[other])

    assert usage.quizzes_with(question) == [held]


def test_a_draft_of_a_quiz_counts_too(course, bank, quiz):
    question = make_question(bank)
    draft = QuizPage.objects.get(pk=quiz.pk)
    draft.quiz_questions.create(question=question)
    draft.save_revision()

    assert usage.quizzes_with(question) == [quiz]


def test_published_quizzes_stay_though_they_drop_it(course, bank):
    question = publish_question(make_question(bank))
    quiz = make_quiz(course, questions=[question, make_question(bank)], title="Kuis modul 1")
    quiz.quiz_questions.get(question=question).delete()
    publish_question(question, source="baru")
    quiz.refresh_from_db()
    quiz.save_revision().publish()

    (use,) = usage.published_uses(question)

    assert usage.quizzes_with(question) == []
    assert (use.title, dict(use.versions), use.is_drawn) == ("Kuis modul 1", {1: [1]}, False)


def test_the_card_names_the_quizzes_and_their_versions(desk, course, bank):
    question = publish_question(make_question(bank))
    make_quiz(course, questions=[question], title="Kuis modul 1")

    pages = {
        name: desk.get(reverse(name, args=[question.public_id])).content.decode()
        for name in ("bank:card", "bank:history")
    }

    assert {name: page.count("Kuis modul 1") for name, page in pages.items()} == {"bank:card": 2, "bank:history": 1}


def test_each_version_knows_its_attempts(course, bank, learner, at):
    question = publish_question(make_question(bank))
    quiz = make_quiz(course, questions=[question], role="module_quiz")
    submit(enrol_learner(course, learner, at), quiz, at)
    newer = publish_question(question, source="baru").versions.get(number=2)

    counts = usage.attempts_by_version(question)

    assert counts == {question.versions.get(number=1).pk: 1}
    assert newer.pk not in counts


def test_a_quiz_keeps_the_earlier_wording_until_it_is_published_again(course, bank):
    question = publish_question(make_question(bank))
    quiz = make_quiz(course, questions=[question])
    before = list(usage.quizzes_with_earlier_wording(question))
    publish_question(question, source="baru")
    meanwhile = list(usage.quizzes_with_earlier_wording(question))

    quiz.save_revision().publish()

    assert (before, meanwhile) == ([], [quiz])
    assert list(usage.quizzes_with_earlier_wording(question)) == []


def test_so_does_a_quiz_that_may_draw_it(course, bank):
    question = publish_question(make_question(bank))
    quiz = make_quiz(course, questions=[], published=False)
    QuizDraw.objects.create(page=quiz, number=1, bank=bank)
    publish(QuizPage.objects.get(pk=quiz.pk))

    publish_question(question, source="baru")

    assert list(usage.quizzes_with_earlier_wording(question)) == [quiz]


def test_whoever_publishes_a_question_reads_which_quizzes_may_draw_the_earlier_wording(desk, course, bank):
    question = publish_question(make_question(bank))
    quiz = make_quiz(course, questions=[], published=False, title="Kuis undian")
    QuizDraw.objects.create(page=quiz, number=1, bank=bank)
    publish(QuizPage.objects.get(pk=quiz.pk))
    address = reverse("wagtailsnippets_assessments_question:edit", args=[question.pk])

    response = desk.post(address, {**form_of(bank, source="Lain"), "action-publish": "1"}, follow=True)

    assert "tetap memakai rumusan sebelumnya sampai diterbitkan ulang: Kuis undian" in response.content.decode()


def test_a_quiz_that_is_no_longer_published_is_not_named(course, bank):
    question = publish_question(make_question(bank))
    make_quiz(course, questions=[question]).unpublish()
    publish_question(question, source="baru")

    assert list(usage.quizzes_with_earlier_wording(question)) == []


FITTING = {
    "the bank": lambda question: {},
    "its category": lambda question: {"category": question.category},
    "a category above": lambda question: {"category": question.category.parent},
    "its difficulty": lambda question: {"difficulty": question.difficulty},
    "its competency": lambda question: {"competency": question.competency},
}
OTHERS = {
    "another bank": lambda question: {"bank": make_bank()},
    "another category": lambda question: {"category": make_category(question.bank)},
    "another difficulty": lambda question: {"difficulty": "hard"},
}


@pytest.mark.parametrize("by", [*FITTING, *OTHERS])
def test_a_draw_that_can_take_it_is_named(quiz, bank, by):
    category = make_category(bank, parent=make_category(bank))
    question = make_question(bank, category=category, difficulty="easy")
    chosen = {**FITTING, **OTHERS}[by](question)
    draw = QuizDraw.objects.create(page=quiz, number=1, **{"bank": bank, **chosen})

    assert list(usage.draws_for(question)) == ([draw] if by in FITTING else [])


def test_without_answers_nothing_is_said(bank):
    assert statistics.marked(make_question(bank)) == statistics.Marked(0, None)


def test_few_answers_say_nothing_about_a_question(course, bank, learner, at):
    quiz = make_quiz(course, questions=[make_question(bank)], role="module_quiz")
    submit(enrol_learner(course, learner, at), quiz, at)

    assert statistics.marked(quiz.chosen_questions()[0]) == statistics.Marked(1, None)


def test_enough_answers_and_an_analysis_do(desk, course, bank, at):
    quiz = make_quiz(course, questions=[make_question(bank) for _ in range(3)], title="Kuis modul 1")
    question = quiz.chosen_questions()[0]
    take(quiz, enrol(course, make_people(40), at=at), at=at)
    before = statistics.analysed(question)
    run = ask_for_analysis(quiz_key=quiz.translation_key, by=None, at=at)
    analyse(run_id=run.pk, clock=lambda: at)

    (told,) = statistics.analysed(question)

    assert before == []
    assert (told.quiz, told.seen) == ("Kuis modul 1", 40)
    assert told.facility == pytest.approx(statistics.marked(question).facility, abs=0.1)
    assert told.quiz in desk.get(reverse("bank:card", args=[question.public_id])).content.decode()


def test_questions_that_read_alike_are_found_in_ones_own_banks(bank, trainer):
    question = make_question(bank, stem=STEM)
    near = make_question(bank, stem=STEM.replace("pertama", "kedua"))
    make_question(make_bank("Lain"), stem=STEM)
    make_question(bank)

    (found,) = duplicates_of(question, trainer)

    assert found.question == near
    assert 50 <= found.percent < 100


def test_whoever_saves_is_warned(desk, bank):
    make_question(bank, code="SUDAH-ADA", stem="<p>Apa langkah pertama Anda?</p>")

    response = desk.post(reverse("wagtailsnippets_assessments_question:add"), form_of(bank), follow=True)

    assert "SUDAH-ADA (100%)" in response.content.decode()


def test_saving_by_itself_warns_nobody(desk, bank):
    make_question(bank, code="SUDAH-ADA", stem="<p>Apa langkah pertama Anda?</p>")
    address = reverse("wagtailsnippets_assessments_question:add")

    desk.post(address, form_of(bank), headers={"accept": "application/json"})

    assert "SUDAH-ADA (100%)" not in desk.get(address).content.decode()


def test_what_a_trainer_does_not_use_is_no_duplicate_on_the_card(client, bank):
    question = make_question(bank, stem=STEM)
    make_question(make_bank("Lain"), code="MILIKNYA", stem=STEM)
    client.force_login(let_use(make_trainer("Rahmat"), bank))

    assert "MILIKNYA" not in client.get(reverse("bank:card", args=[question.public_id])).content.decode()


def test_a_draft_is_compared_as_it_is_written_now(bank, trainer):
    question = save_draft(publish_question(make_question(bank)), trainer, stem=STEM)
    make_question(bank, stem=STEM)

    assert duplicates_of(question.get_latest_revision_as_object(), trainer)[0].percent == 100
