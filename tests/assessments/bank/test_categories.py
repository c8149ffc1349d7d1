"""Categories put a bank in order, as a tree."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from assessments.bank.category_choice import paths_of
from assessments.category_tree import above, below, paths
from assessments.models import BankCategory, Case, Question
from tests.assessments.bank.forms import form_of
from tests.factories.assessments import make_bank, make_question
from tests.factories.bank import make_category

ADD = "wagtailsnippets_assessments_bankcategory:add"
EDIT = "wagtailsnippets_assessments_bankcategory:edit"
TREE = {"safety": None, "mail": "safety", "phishing": "mail", "law": None}


def test_what_is_below_and_above():
    assert below(TREE, "safety") == {"safety", "mail", "phishing"}
    assert above(TREE, "phishing") == ["mail", "safety"]
    assert paths({"mail": "Surel", "safety": "Keamanan"}, TREE)["mail"] == ["Keamanan", "Surel"]


@given(st.dictionaries(st.integers(0, 6), st.none() | st.integers(0, 6)), st.integers(0, 6))
def test_even_a_circle_has_an_end(parents, key):
    assert key in below(parents, key)
    assert len(set(above(parents, key))) == len(above(parents, key))


def test_a_category_is_chosen_by_its_whole_path(bank):
    top = make_category(bank, "Keamanan")
    inner = make_category(bank, "Surel", top)

    assert paths_of([top, inner])[inner.pk] == "Keamanan › Surel"


@pytest.mark.parametrize("name", ["itself", "what belongs to it", "of another bank"])
def test_a_category_belongs_to_another_of_its_bank_and_never_to_itself(bank, name):
    top = make_category(bank)
    inner = make_category(bank, parent=make_category(bank, parent=top))
    top.parent = {"itself": top, "what belongs to it": inner, "of another bank": make_category(make_bank())}[name]

    with pytest.raises(ValidationError) as caught:
        top.full_clean()

    assert "parent" in caught.value.message_dict


def test_the_database_keeps_a_category_out_of_itself(bank):
    category = make_category(bank)

    with pytest.raises(IntegrityError), transaction.atomic():
        BankCategory.objects.filter(pk=category.pk).update(parent=category)


@pytest.mark.parametrize("is_top", [True, False])
def test_a_name_stands_once_in_each_place(bank, is_top):
    parent = None if is_top else make_category(bank)
    make_category(bank, "Surel", parent)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_category(bank, "Surel", parent)


def test_a_trainer_makes_a_tree(desk, bank):
    desk.post(reverse(ADD), {"bank": bank.pk, "parent": "", "name": "Keamanan"})
    top = BankCategory.objects.get()

    desk.post(reverse(ADD), {"bank": bank.pk, "parent": top.pk, "name": "Surel"})

    assert BankCategory.objects.get(name="Surel").parent == top


@pytest.mark.parametrize("what", ["bank", "parent"])
def test_nothing_is_put_into_a_foreign_bank(desk, bank, what):
    foreign = make_category(make_bank("Lain"))
    chosen = {"bank": foreign.bank_id, "parent": ""} if what == "bank" else {"bank": bank.pk, "parent": foreign.pk}

    response = desk.post(reverse(ADD), {**chosen, "name": "Surel"})

    assert what in response.context["form"].errors
    assert BankCategory.objects.count() == 1


def test_a_category_stays_in_its_bank(desk, bank, trainer):
    category, other = make_category(bank), make_bank("Lain")
    other.trainers.add(trainer)

    desk.post(reverse(EDIT, args=[category.pk]), {"bank": other.pk, "parent": "", "name": "Surel"})

    category.refresh_from_db()
    assert (category.bank, category.name) == (bank, "Surel")


@pytest.mark.parametrize("field", ["category", "case"])
def test_a_question_is_filed_in_its_own_bank(desk, bank, trainer, field):
    other = make_bank("Lain")
    other.trainers.add(trainer)
    make = {"category": make_category, "case": lambda bank: Case.objects.create(bank=bank, title="Surel")}[field]
    address = reverse("wagtailsnippets_assessments_question:add")

    response = desk.post(address, form_of(bank, **{field: make(other).pk}))
    desk.post(address, form_of(bank, **{field: make(bank).pk}))

    assert field in response.context["form"].errors
    assert getattr(Question.objects.get(), field).bank == bank


def test_questions_of_a_category_are_those_below_it_too(bank):
    top = make_category(bank)
    inner = make_category(bank, parent=top)
    questions = [make_question(bank, category=category) for category in (top, inner, make_category(bank), None)]

    assert set(Question.objects.in_category(top)) == set(questions[:2])


@pytest.mark.parametrize(("level", "is_known"), [(1, True), (99, False)])
def test_a_level_is_one_of_the_framework(desk, bank, level, is_known):
    response = desk.post(reverse("wagtailsnippets_assessments_question:add"), form_of(bank, level=level))

    assert Question.objects.exists() is is_known
    assert is_known or "level" in response.context["form"].errors


def test_a_picture_of_a_case_is_told_in_words(bank):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(bank=bank, title="Surel", image_id=1)
