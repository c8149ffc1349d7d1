"""The card of a question, and its history."""

import pytest
from django.urls import reverse

from assessments import services
from assessments.item_types import KINDS
from assessments.models import Question
from courses.models import LessonPage
from tests.factories.accounts import make_administrator, make_person, make_trainer
from tests.factories.assessments import let_use, make_bank, make_question, make_quiz
from tests.factories.bank import fresh, make_category, publish_question, save_draft, send_for_review

PAGES = ["bank:card", "bank:history"]
ACTS = ["bank:retire", "bank:bring_back"]


def show(client, question, page="bank:card", **parameters):
    return client.get(reverse(page, args=[question.public_id]), parameters).content.decode()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["learner", "other trainer"])
def test_it_is_for_those_who_use_the_bank(client, bank, page, who):
    question = make_question(bank)
    person = make_person() if who == "learner" else let_use(make_trainer("Rahmat"), make_bank("Lain"))
    client.force_login(person)

    assert client.get(reverse(page, args=[question.public_id])).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_takes_a_question_out_of_use(client, bank, act):
    question = make_question(bank)
    client.force_login(let_use(make_trainer("Rahmat"), make_bank("Lain")))

    assert client.post(reverse(act, args=[question.public_id])).status_code == 404
    assert fresh(question).state == "ready"


def test_administrators_see_every_card(client, bank):
    question = make_question(bank)
    client.force_login(make_administrator())

    assert question.code in show(client, question)


def test_it_shows_what_learners_see_the_key_and_what_is_known(desk, bank):
    category = make_category(bank, "Surel", make_category(bank, "Keamanan"))
    question = make_question(bank, category=category, source="Panduan BSSN")
    services.tag_questions(questions=[question], add=["phishing"], by=None)

    page = show(desk, question)

    texts = [option.value["text"] for option in question.options]
    assert all(page.count(text) >= 2 for text in texts)
    assert question.options[0].value["feedback"] in page
    assert all(word in page for word in ("Keamanan › Surel", "Panduan BSSN", "phishing", str(question.competency)))


def test_the_drawing_for_learners_tells_nothing(desk, bank):
    question = make_question(bank)

    page = show(desk, question)

    shown = page[page.index('id="shown"') : page.index('id="key"')]
    assert question.options[0].value["text"] in shown
    assert question.options[0].value["feedback"] not in shown


def test_a_draft_is_shown_as_it_is_written_now(desk, bank, trainer):
    question = save_draft(publish_question(make_question(bank)), trainer, stem="<p>Rumusan baru?</p>")

    assert "Rumusan baru?" in show(desk, question)


def test_it_shows_what_a_reviewer_asked_for(desk, bank, trainer):
    question = make_question(bank, live=False)
    send_for_review(question, trainer).reject(user=make_trainer("Wulan"), comment="Kuncinya keliru.")

    assert "Kuncinya keliru." in show(desk, question)


def test_a_question_is_retired_and_brought_back_there(desk, bank):
    question = publish_question(make_question(bank))

    states = []
    for act in ACTS:
        desk.post(reverse(act, args=[question.public_id]), follow=True)
        states.append(fresh(question).state)

    assert states == ["retired", "draft"]


@pytest.mark.parametrize("state", ["draft", "in_review", "ready", "retired"])
def test_every_state_has_its_card(desk, bank, trainer, at, state):
    question = make_question(bank, live=state == "ready")
    if state == "in_review":
        send_for_review(question, trainer)
    if state == "retired":
        services.retire_questions(questions=[question], by=trainer, at=at)

    assert str(Question.State(state).label).capitalize() in show(desk, question)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_card_and_its_history(desk, bank, kind):
    question = publish_question(publish_question(make_question(bank, kind)), source="Panduan BSSN")

    assert question.code in show(desk, question)
    assert "<ins>Panduan BSSN</ins>" in show(desk, question, "bank:history")


def test_the_history_names_who_published_what(desk, bank, trainer):
    question = publish_question(make_question(bank), trainer)
    publish_question(question, make_trainer("Wulan Sari"), stem="<p>Apa langkah pertama?</p>")

    page = show(desk, question, "bank:history")

    assert trainer.name_with_titles in page
    assert "Wulan Sari" in page


def test_the_last_change_is_shown_first(desk, bank):
    question = publish_question(make_question(bank, stem="<p>Apa langkah pertama?</p>"))
    publish_question(question, stem="<p>Apa langkah kedua?</p>")

    page = show(desk, question, "bank:history")

    assert "<del>pertama?</del>" in page
    assert "<ins>kedua?</ins>" in page


def test_any_two_versions_are_compared_and_the_draft_as_well(desk, bank, trainer):
    question = publish_question(make_question(bank, source="satu"))
    question = publish_question(question, source="dua")
    save_draft(question, trainer, source="tiga")

    pages = {
        pair: show(desk, question, "bank:history", dari=pair[0], ke=pair[1])
        for pair in (("1", "2"), ("2", "1"), ("1", "draf"))
    }

    assert "<del>satu</del> <ins>dua</ins>" in pages["1", "2"]
    assert "<del>dua</del> <ins>satu</ins>" in pages["2", "1"]
    assert "<del>satu</del> <ins>tiga</ins>" in pages["1", "draf"]


def test_a_change_of_the_lesson_is_told_by_its_title(desk, bank, course):
    lesson = LessonPage.objects.descendant_of(course).get()
    question = publish_question(publish_question(make_question(bank)), lesson_key=lesson.translation_key)

    assert f"<ins>{lesson.title}</ins>" in show(desk, question, "bank:history")


def test_codes_are_told_in_words(desk, bank):
    question = publish_question(publish_question(make_question(bank, difficulty="easy")), difficulty="hard")

    assert "<del>mudah</del> <ins>sukar</ins>" in show(desk, question, "bank:history")


@pytest.mark.parametrize("chosen", ["9", "draf", "x"])
def test_a_version_that_is_not_there_is_as_none_chosen(desk, bank, chosen):
    question = publish_question(publish_question(make_question(bank, source="satu")), source="dua")

    assert "<ins>dua</ins>" in show(desk, question, "bank:history", dari=chosen, ke="1")


def test_markup_of_trainers_is_told_and_not_obeyed(desk, bank):
    question = publish_question(make_question(bank))
    publish_question(question, source="<script>alert(1)</script>&lt;b&gt;")

    page = show(desk, question, "bank:history")

    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


def test_more_versions_and_quizzes_cost_no_more_queries(desk, bank, course, django_assert_max_num_queries):
    question = make_question(bank)
    for number in range(3):
        question = publish_question(question, source=str(number))
        make_quiz(course, questions=[question])

    with django_assert_max_num_queries(45):
        show(desk, question)
    with django_assert_max_num_queries(20):
        show(desk, question, "bank:history")
