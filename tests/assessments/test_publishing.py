"""What trainers meet in the content admin when they publish and delete quizzes."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from assessments.models import Attempt, Question, QuizPage, QuizVersion
from tests.assessments.quizzes.editor import USUAL_REVIEW, row_of, usual_terms
from tests.factories.accounts import make_trainer
from tests.factories.assessments import make_question, make_quiz
from tests.factories.courses import let_teach


@pytest.fixture
def trainer_client(client, course):
    client.force_login(let_teach(make_trainer(), course))
    return client


def form_of(quiz, questions, **changes):
    existing = {row.question_id: row for row in quiz.quiz_questions.all()}
    rows = [
        {**row_of(question), "id": existing[question.pk].pk if question.pk in existing else ""}
        for question in questions
    ]
    fields = {
        "title": quiz.title,
        "slug": quiz.slug,
        "role": quiz.role,
        "summary": quiz.summary,
        "minutes": quiz.minutes,
        "is_required": "on",
        "pass_mark": quiz.pass_mark,
        **usual_terms(),
        "quiz_questions": inline_formset(rows, initial=len(existing)),
        "comments": inline_formset([]),
    }
    return {**nested_form_data({**fields, **changes}), "review": USUAL_REVIEW}


def publish_by_hand(client, quiz, questions, **changes):
    address = reverse("wagtailadmin_pages:edit", args=[quiz.pk])
    form = {**form_of(quiz, questions, **changes), "action-publish": "1"}
    return client.post(address, form, follow=True)


def test_a_trainer_publishes_a_quiz_and_its_version_freezes(trainer_client, quiz):
    publish_by_hand(trainer_client, quiz, quiz.chosen_questions(), pass_mark=80)

    assert QuizVersion.objects.newest().pass_mark == 80


def test_a_question_that_is_a_draft_stops_the_publication(trainer_client, course):
    draft = make_question(code="RANCANGAN-7", live=False)
    quiz = make_quiz(course, questions=[draft], published=False)

    response = publish_by_hand(trainer_client, quiz, [draft], title="Judul baru")

    assert "Terbitkan dahulu soal berikut di bank soal: RANCANGAN-7." in response.content.decode()
    quiz.refresh_from_db()
    assert not quiz.live
    assert quiz.get_latest_revision_as_object().title == "Judul baru"
    assert not QuizVersion.objects.exists()


def test_a_quiz_without_questions_is_not_published(trainer_client, course):
    quiz = make_quiz(course, questions=[], published=False)

    publish_by_hand(trainer_client, quiz, [])

    quiz.refresh_from_db()
    assert not quiz.live


def test_a_quiz_with_attempts_is_not_deleted(trainer_client, attempt, quiz):
    response = trainer_client.post(reverse("wagtailadmin_pages:delete", args=[quiz.pk]), follow=True)

    assert QuizPage.objects.filter(pk=quiz.pk).exists()
    assert "Sudah ada peserta yang mengerjakan kuis di sini" in response.content.decode()


def test_nor_is_the_course_around_it(trainer_client, attempt, course):
    trainer_client.post(reverse("wagtailadmin_pages:delete", args=[course.pk]))

    assert QuizPage.objects.exists()


def test_nor_together_with_other_pages(trainer_client, attempt, quiz, course):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    trainer_client.post(f"{address}?id={quiz.pk}&next=/admin/")

    assert QuizPage.objects.filter(pk=quiz.pk).exists()


def test_a_quiz_without_attempts_may_be_deleted(trainer_client, quiz):
    trainer_client.post(reverse("wagtailadmin_pages:delete", args=[quiz.pk]))

    assert not QuizPage.objects.exists()
    assert QuizVersion.objects.exists()


@pytest.mark.parametrize("mode", ["questions", "start"])
def test_both_previews_show_the_unsaved_quiz(trainer_client, quiz, mode):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[quiz.pk])
    trainer_client.post(address, form_of(quiz, quiz.chosen_questions(), title="Judul yang dicoba"))

    page = trainer_client.get(f"{address}?mode={mode}").content.decode()

    assert "Judul yang dicoba" in page
    feedback = Question.objects.first().options[0].value["feedback"]
    assert (feedback in page) is (mode == "questions")
    assert not Attempt.objects.exists()
