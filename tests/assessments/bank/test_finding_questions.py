"""The list of the bank: filters, search, what each row tells."""

import pytest
from django.urls import reverse

from assessments import services
from assessments.models import Question
from tests.factories.assessments import let_use, make_bank, make_question
from tests.factories.bank import make_category, send_for_review

LIST = "wagtailsnippets_assessments_question:list"


@pytest.fixture
def wanted(bank):
    category = make_category(bank, "Surel", make_category(bank, "Keamanan"))
    question = make_question(
        bank, code="DICARI", stem="<p>Tautan mencurigakan?</p>", category=category, level=2, source="Panduan BSSN"
    )
    Question.objects.filter(pk=question.pk).update(cognitive_level="apply")
    services.tag_questions(questions=[question], add=["phishing"], by=None)
    make_question(bank, code="LAINNYA", category=make_category(bank, "Hukum"))
    return question


def found(desk, **parameters):
    content = desk.get(reverse(LIST), parameters).content.decode()
    return [code for code in ("DICARI", "LAINNYA") if code in content]


BY = {
    "category": lambda question: {"category": question.category_id},
    "category above": lambda question: {"category": question.category.parent_id},
    "tag": lambda question: {"tags": question.tags.get().pk},
    "level": lambda question: {"level": 2},
    "cognitive level": lambda question: {"cognitive_level": "apply"},
    "source": lambda question: {"source": "bssn"},
    "words": lambda question: {"q": "mencurigakan"},
    "code": lambda question: {"q": "dicari"},
    "part of a tag": lambda question: {"q": "phish"},
}


@pytest.mark.parametrize("by", BY)
def test_a_question_is_found_by_what_it_is(desk, wanted, by):
    assert found(desk, **BY[by](wanted)) == ["DICARI"]


@pytest.mark.parametrize("state", ["draft", "in_review", "ready", "retired"])
def test_questions_are_found_by_their_state(desk, bank, trainer, at, state):
    questions = {
        "draft": make_question(bank, code="KODE-draft", live=False),
        "in_review": make_question(bank, code="KODE-in_review", live=False),
        "ready": make_question(bank, code="KODE-ready"),
        "retired": make_question(bank, code="KODE-retired"),
    }
    send_for_review(questions["in_review"], trainer)
    services.retire_questions(questions=[questions["retired"]], by=trainer, at=at)

    content = desk.get(reverse(LIST), {"state": state}).content.decode()

    assert [name for name, question in questions.items() if question.code in content] == [state]


def test_filters_offer_nothing_of_foreign_banks(desk, bank, wanted):
    foreign = make_bank("Bank orang lain")
    question = make_question(foreign, category=make_category(foreign, "Kategori orang lain"))
    services.tag_questions(questions=[question], add=["kata-orang-lain"], by=None)

    content = desk.get(reverse(LIST)).content.decode()

    assert "Keamanan › Surel" in content
    assert "orang lain" not in content
    assert "kata-orang-lain" not in content


def test_a_foreign_category_is_no_filter(desk, wanted):
    foreign = make_category(make_bank("Lain"))

    assert found(desk, category=foreign.pk) == ["DICARI", "LAINNYA"]


def test_filtering_by_all_at_once_costs_as_much_as_by_nothing(desk, wanted, trainer, django_assert_max_num_queries):
    let_use(trainer, wanted.bank)
    everything = {"category": wanted.category_id, "tags": wanted.tags.get().pk, "state": "ready", "q": "tautan"}
    everything |= {"bank": wanted.bank_id, "competency": wanted.competency_id}

    with django_assert_max_num_queries(30):
        desk.get(reverse(LIST), everything)


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_the_chooser_of_a_quiz_tells_what_is_asked_and_offers_nothing_retired(desk, bank, trainer, at, view):
    make_question(bank, stem="<p>Masih dipakai?</p>")
    gone = make_question(bank, code="SUDAH-PENSIUN")
    services.retire_questions(questions=[gone], by=trainer, at=at)

    content = desk.get(reverse(f"wagtailsnippetchoosers_assessments_question:{view}")).content.decode()

    assert "Masih dipakai?" in content
    assert "SUDAH-PENSIUN" not in content
