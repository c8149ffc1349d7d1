"""What the editor of a quiz refuses, and in which words."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from assessments.models import BankCategory, QuizPage
from tests.assessments.quizzes.editor import USUAL_REVIEW, row_of, usual_terms
from tests.factories.accounts import make_trainer
from tests.factories.assessments import let_use, make_bank, make_question, make_quiz
from tests.factories.courses import let_teach, make_course


@pytest.fixture
def bank(db):
    return make_bank()


@pytest.fixture
def desk(client, course, bank):
    client.force_login(let_use(let_teach(make_trainer(), course), bank))
    return client


@pytest.fixture
def draft(course, bank):
    return make_quiz(course, role="module_quiz", questions=[], published=False)


def edit(client, page, action="", **changes):
    form = {
        "title": page.title,
        "slug": page.slug,
        "role": page.role,
        "summary": "",
        "minutes": "10",
        "is_required": "on",
        "pass_mark": "70",
        **usual_terms(),
        "quiz_questions": inline_formset([]),
        "comments": inline_formset([]),
        **changes,
    }
    review = form.pop("review")  # nested_form_data would number its values
    form = {**nested_form_data(form), "review": review, **({action: "1"} if action else {})}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, follow=True)
    return " ".join(response.content.decode().split())


def saved(page):
    return QuizPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def draw_row(bank, **limits):
    usual = {
        "number": "1",
        "category": "",
        "tag": "",
        "competency": "",
        "difficulty": "",
        "points": "1",
        "section": "1",
    }
    return {**usual, "bank": bank.pk, "id": "", **limits}


def test_all_terms_are_saved(desk, draft, bank):
    question = make_question(bank)

    edit(
        desk,
        draft,
        time_limit="45",
        opens_at="2026-12-01 08:00",
        closes_at="2026-12-02 16:00",
        access_code="AULA",
        counts="average",
        sections=inline_formset([{"title": "Teori", "introduction": "null", "id": ""}]),
        quiz_questions=inline_formset([{**row_of(question), "id": "", "points": "3"}]),
        draws=inline_formset([draw_row(bank, difficulty="hard")]),
        bands=inline_formset([{"lowest": "50", "text": "Cukup.", "id": ""}]),
        review=["after_submit:score"],
    )

    page = saved(draft)
    assert (page.time_limit, page.access_code, page.counts) == (45, "AULA", "average")
    assert page.review == {"at_once": [], "after_submit": ["score"], "after_closing": []}
    assert [row.points for row in page.quiz_questions.all()] == [3]
    assert [draw.difficulty for draw in page.draws.all()] == ["hard"]
    assert [band.text for band in page.bands.all()] == ["Cukup."]


REFUSED = {
    "closing before opening": (
        {"opens_at": "2026-12-02 08:00", "closes_at": "2026-12-01 08:00"},
        "Waktu tutup harus sesudah waktu buka.",
    ),
    "a second pre-test": ({"role": "pre_test", "max_attempts": "2"}, "Tes awal dikerjakan satu kali."),
    "a remedial of nothing": ({"role": "remedial"}, "Pilih kuis yang diperbaiki oleh remedial ini."),
    "a cap below the pass mark": (
        {"role": "remedial", "score_cap": "60"},
        "nilai tertinggi harus mencapai nilai ambang batas 70",
    ),
    "a practice without feedback": ({"role": "practice"}, "Centang apa yang langsung ditampilkan latihan"),
    "keys before the end": (
        {"review": [*USUAL_REVIEW, "at_once:right_answer"]},
        "Hanya latihan yang menampilkan sesuatu sebelum kuis dikirim.",
    ),
    "a score before the end": ({"role": "practice", "review": ["at_once:score"]}, "at_once:score"),
    "showing after a closing that never comes": (
        {"review": ["after_closing:score"]},
        "Tetapkan waktu tutup",
    ),
    "two texts from one score": (
        {"bands": inline_formset([{"lowest": "50", "text": "A", "id": ""}, {"lowest": "50", "text": "B", "id": ""}])},
        "Sudah ada umpan balik lain mulai nilai ini.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_surprise_learners_is_refused(desk, draft, name):
    changes, words = REFUSED[name]

    assert words in edit(desk, draft, **changes)
    assert saved(draft).latest_revision_id is None


def test_rows_are_checked_against_the_rest_of_the_quiz(desk, draft, bank):
    question = make_question(bank)
    elsewhere = BankCategory.objects.create(bank=make_bank(), name="Lain")

    shown = edit(
        desk,
        draft,
        quiz_questions=inline_formset([{**row_of(question), "id": "", "section": "2"}, {**row_of(question), "id": ""}]),
        draws=inline_formset([draw_row(bank, category=elsewhere.pk), draw_row(elsewhere.bank)]),
    )

    assert "Belum ada bagian 2." in shown
    assert "Soal ini sudah ada dalam kuis." in shown
    assert "Kategori ini milik bank soal lain." in shown
    assert "Pilih salah satu bank soal Anda sendiri." in shown


def test_a_remedial_names_a_quiz_of_its_own_course(desk, draft, course):
    repaired, foreign = make_quiz(course, published=False), make_quiz(make_course(), published=False)

    edit(desk, draft, role="remedial", remedial_of=str(foreign.translation_key))
    assert saved(draft).remedial_of is None

    edit(desk, draft, role="remedial", remedial_of=str(repaired.translation_key), score_cap="80")
    assert saved(draft).remedial_of == repaired.translation_key


def test_the_quiz_that_a_page_repairs_is_forgotten_with_its_role(desk, draft, course):
    draft.remedial_of, draft.score_cap = make_quiz(course, published=False).translation_key, 80
    draft.save()

    edit(desk, draft, role="module_quiz", remedial_of=str(draft.remedial_of), score_cap="80")

    assert (saved(draft).remedial_of, saved(draft).score_cap) == (None, None)


def test_publishing_is_refused_with_the_draws_that_lack_questions(desk, draft, bank):
    make_question(bank)

    shown = edit(desk, draft, "action-publish", draws=inline_formset([draw_row(bank, number="3")]))

    assert "pengambilan 1 kekurangan 2 soal" in shown
    assert reverse("blueprint:quiz", args=[draft.translation_key]) in shown
    assert not QuizPage.objects.get(pk=draft.pk).live


def test_the_editor_shows_only_own_banks_and_their_categories(desk, draft):
    elsewhere = BankCategory.objects.create(bank=make_bank("Bank orang lain"), name="Kategori orang lain")

    shown = desk.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()

    assert elsewhere.name not in shown
    assert elsewhere.bank.name not in shown
