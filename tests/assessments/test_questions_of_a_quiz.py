"""Which questions a trainer may put into a quiz."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from assessments.models import QuizPage
from tests.assessments.quizzes.editor import USUAL_REVIEW, row_of, usual_terms
from tests.factories.accounts import make_trainer
from tests.factories.assessments import let_use, make_bank, make_question, make_quiz
from tests.factories.courses import let_teach

pytestmark = pytest.mark.django_db


@pytest.fixture
def own():
    return make_question(make_bank())


@pytest.fixture
def foreign():
    return make_question(make_bank())


@pytest.fixture
def desk(client, course, own):
    client.force_login(let_use(let_teach(make_trainer(), course), own.bank))
    return client


def form_of(title, rows):
    """`rows`: (row of the quiz or "", question)"""
    questions = inline_formset(
        [{**row_of(question), "id": row} for row, question in rows], initial=sum(1 for row, _ in rows if row)
    )
    usual = {"title": title, "slug": "kuis", "role": "module_quiz", "summary": "", "pass_mark": "70"}
    step = {"minutes": "10", "is_required": "on", "comments": inline_formset([])}
    return {
        **nested_form_data({**usual, **step, **usual_terms(), "quiz_questions": questions}),
        "review": USUAL_REVIEW,
    }


def chosen(quiz):
    return QuizPage.objects.get(pk=quiz.pk).get_latest_revision_as_object().chosen_questions()


def test_a_quiz_takes_questions_of_own_banks(desk, course, own):
    quiz = make_quiz(course, questions=[], published=False)

    desk.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), form_of("Kuis", [("", own)]))

    assert chosen(quiz) == [own]


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_a_quiz_takes_no_foreign_question(desk, course, foreign, action):
    quiz = make_quiz(course, questions=[], published=False)
    form = form_of("Kuis", [("", foreign)])

    response = desk.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), {**form, action: "1"} if action else form)

    assert "Pilih soal dari salah satu bank soal Anda sendiri." in response.content.decode()
    assert chosen(quiz) == []


def test_a_new_quiz_takes_no_foreign_question(desk, course, foreign):
    module = course.get_children().get()
    address = reverse("wagtailadmin_pages:add", args=["assessments", "quizpage", module.pk])

    desk.post(address, form_of("Kuis baru", [("", foreign)]))

    assert not QuizPage.objects.exists()


def test_a_quiz_keeps_the_foreign_questions_it_has(desk, course, own, foreign):
    quiz = make_quiz(course, questions=[foreign])
    row = quiz.quiz_questions.get()

    desk.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), form_of("Nama lain", [(row.pk, foreign), ("", own)]))

    assert chosen(quiz) == [foreign, own]


def test_a_row_of_a_quiz_is_not_turned_into_a_foreign_question(desk, course, own, foreign):
    quiz = make_quiz(course, questions=[own])
    row = quiz.quiz_questions.get()

    desk.post(reverse("wagtailadmin_pages:edit", args=[quiz.pk]), form_of("Kuis", [(row.pk, foreign)]))

    assert chosen(quiz) == [own]


def test_the_preview_shows_no_foreign_key(desk, course, foreign):
    quiz = make_quiz(course, questions=[], published=False)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[quiz.pk])

    desk.post(address, form_of("Kuis", [("", foreign)]))

    shown = desk.get(address, {"mode": "questions"}).content.decode()
    assert foreign.code not in shown
    assert foreign.options[0].value["feedback"] not in shown
