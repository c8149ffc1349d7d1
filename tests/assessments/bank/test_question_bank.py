import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.documents.models import Document

from assessments.models import Question
from courses.models import LessonPage
from tests.assessments.bank.forms import form_of
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_trainer, make_unit
from tests.factories.assessments import let_use, make_bank, make_question, option_block

LIST = "wagtailsnippets_assessments_question:list"
EDIT = "wagtailsnippets_assessments_question:edit"
RIGHT, WRONG = True, False


@pytest.mark.parametrize("make_author", [make_trainer, make_administrator])
def test_authors_find_the_bank_in_the_content_admin(client, bank, make_author):
    client.force_login(let_use(make_author(), bank))
    question = make_question()

    assert question.code in client.get(reverse(LIST)).content.decode()


def test_learners_and_hr_officers_do_not_get_in(client, db):
    for person in (make_person("Budi Santoso"), make_hr_officer(make_unit("Dinas Kominfo"))):
        client.force_login(person)

        response = client.get(reverse(LIST))

        assert response.status_code in {302, 403}


def test_a_trainer_writes_a_question_and_names_its_lesson(desk, bank, course):
    lesson = LessonPage.objects.descendant_of(course).get()
    form = form_of(bank, lesson=lesson.pk)

    desk.post(reverse("wagtailsnippets_assessments_question:add"), {**form, "action-publish": "1"})

    question = Question.objects.get(code="LDA-1")
    assert question.live
    assert question.lesson_key == lesson.translation_key
    assert [block.value["is_correct"] for block in question.options] == [True, False]


def test_a_saved_draft_is_not_live_yet(desk, bank):
    desk.post(reverse("wagtailsnippets_assessments_question:add"), form_of(bank))

    assert not Question.objects.get(code="LDA-1").live


def test_the_editor_shows_the_lesson_that_was_chosen(desk, course):
    lesson = LessonPage.objects.descendant_of(course).get()
    question = make_question(lesson_key=lesson.translation_key)

    response = desk.get(reverse(EDIT, args=[question.pk]))

    assert response.context["form"]["lesson"].value() == lesson.pk
    assert lesson.title in response.content.decode()


def test_publishing_a_question_tells_which_quizzes_keep_the_old_wording(desk, quiz):
    question = quiz.chosen_questions()[0]
    form = form_of(question.bank, code=question.code)

    response = desk.post(reverse(EDIT, args=[question.pk]), {**form, "action-publish": "1"}, follow=True)

    assert f"sampai diterbitkan ulang: {quiz.title}." in response.content.decode()


@pytest.mark.parametrize("field", ["bank", "kind", "competency", "difficulty", "state"])
def test_the_list_can_be_filtered(trainer, desk, field):
    wanted = make_question(bank=make_bank("Dicari"), kind="true_false", difficulty="hard", code="DICARI")
    other = make_question(bank=make_bank("Lain"), code="LAINNYA", competency=("kominfo-4-pilar", "CAKAP.1"), live=False)
    let_use(trainer, wanted.bank, other.bank)
    values = {
        "bank": wanted.bank_id,
        "kind": "true_false",
        "competency": wanted.competency_id,
        "difficulty": "hard",
        "state": "ready",
    }

    page = desk.get(reverse(LIST), {field: values[field]}).content.decode()

    assert "DICARI" in page
    assert other.code not in page


def test_a_question_that_was_used_is_not_deleted(desk, quiz):
    question = quiz.chosen_questions()[0]
    quiz.delete()

    response = desk.post(reverse("wagtailsnippets_assessments_question:delete", args=[question.pk]), follow=True)

    assert Question.objects.filter(pk=question.pk).exists()
    assert "tidak dapat dihapus" in response.content.decode()


def test_a_question_that_was_never_published_in_a_quiz_may_be_deleted(desk):
    question = make_question()

    desk.post(reverse("wagtailsnippets_assessments_question:delete", args=[question.pk]))

    assert not Question.objects.exists()


def test_the_preview_shows_the_key(desk):
    question = make_question()
    address = reverse("wagtailsnippets_assessments_question:preview_on_edit", args=[question.pk])
    desk.post(address, form_of(question.bank, code=question.code))

    page = desk.get(address).content.decode()

    assert "Melapor" in page
    assert "Jawaban benar" in page


@pytest.mark.parametrize(
    ("kind", "marks", "is_fine"),
    [
        ("single_choice", [RIGHT, WRONG, WRONG], True),
        ("single_choice", [RIGHT, RIGHT, WRONG], False),
        ("single_choice", [WRONG, WRONG], False),
        ("multiple_response", [RIGHT, RIGHT, WRONG], True),
        ("multiple_response", [RIGHT, WRONG], True),
        ("multiple_response", [RIGHT, RIGHT], False),
        ("multiple_response", [WRONG, WRONG], False),
        ("true_false", [WRONG, RIGHT], True),
        ("true_false", [RIGHT, RIGHT], False),
        ("true_false", [RIGHT, WRONG, WRONG], False),
    ],
)
def test_each_kind_has_its_number_of_right_answers(db, kind, marks, is_fine):
    question = make_question()
    question.kind = kind
    question.options = [option_block(f"Pilihan {place}", mark, "Begini.") for place, mark in enumerate(marks)]

    if is_fine:
        question.full_clean()
    else:
        with pytest.raises(ValidationError) as caught:
            question.full_clean()
        assert "options" in caught.value.message_dict


def test_a_bank_counts_its_questions(trainer, desk):
    bank = make_bank("LDA-101")
    make_question(bank=bank)
    let_use(trainer, bank)

    page = desk.get(reverse("wagtailsnippets_assessments_questionbank:list")).content.decode()

    assert "LDA-101" in page


def test_bulk_actions_on_other_things_than_pages_are_left_alone(client, db, quiz):
    client.force_login(make_administrator())
    document = Document.objects.create(title="Formulir", file="formulir.pdf")
    url = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "delete"])

    response = client.post(f"{url}?id={document.pk}&next=/admin/")

    assert response.status_code == 302
    assert not Document.objects.exists()


def test_questions_that_were_used_are_not_deleted_in_bulk(desk, quiz):
    question = Question.objects.first()
    url = reverse("wagtail_bulk_action", args=["assessments", "question", "delete"])

    response = desk.post(f"{url}?id={question.pk}&next=/admin/")

    assert response.status_code == 302
    assert Question.objects.filter(pk=question.pk).exists()
