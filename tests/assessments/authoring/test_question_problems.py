"""A question that cannot be asked is not saved, and the trainer is told why."""

import ast
import json
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from assessments import item_types
from assessments.answer_streams import streams_of
from assessments.item_types import KINDS
from assessments.question_problems import ANOTHER_KIND, NO_WORDS, WORDS
from tests.factories.assessments import make_question
from tests.factories.images import make_image
from tests.factories.question_contents import content_of

# Names of rules, which look like names of problems.
NO_PROBLEMS = {"all_or_nothing", "right_minus_wrong", "is_case_sensitive"}

pytestmark = pytest.mark.django_db


def complaints(question):
    with pytest.raises(ValidationError) as caught:
        question.clean()
    return caught.value.message_dict


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_question_can_be_saved(kind):
    make_question(kind=kind).full_clean()


def test_two_right_answers_to_a_single_choice_are_complained_about_where_they_stand():
    question = make_question(options=[("A", True, ""), ("B", True, "")])

    assert complaints(question) == {"options": [str(WORDS["not_one_key"])]}


def test_an_answer_of_another_kind_is_complained_about():
    question = make_question(kind="ordering")
    question.kind = "matching"

    assert complaints(question) == {"answer": [str(ANOTHER_KIND)]}


def test_an_answer_that_is_missing_is_complained_about():
    question = make_question(kind="numeric")
    question.answer = "[]"

    assert list(complaints(question)) == ["answer"]


def test_a_way_of_giving_points_that_does_not_go_with_the_kind_is_complained_about_at_its_field():
    question = make_question(credit="places")

    assert complaints(question) == {"credit": [str(WORDS["credit_of_another_kind"])]}


def test_a_problem_of_the_answer_is_told_at_the_answer():
    question = make_question(kind="short_text")
    content = content_of("short_text", accepted=[{"text": "A", "share": 50, "feedback": ""}])
    question.answer = json.dumps(streams_of(content)[1])

    assert complaints(question) == {"answer": [str(WORDS["nothing_earns_all"])]}


def test_a_question_that_is_not_saved_yet_has_parts_without_ids_and_can_be_checked():
    options, single = [{"text": text, "is_correct": not text, "feedback": ""} for text in ("A", "")], make_question()
    single.options = json.dumps([{"type": "option", "value": {**option, "text": "B"}} for option in options[1:]])
    matching = make_question(kind="matching")
    rows = [{"text": text, "rows": [{"text": f"Baris {text}", "feedback": ""}]} for text in ("A", "B")]
    matching.answer = json.dumps([{"type": "matching", "value": {"choices": rows}}])

    assert list(complaints(single)) == ["options"]
    matching.clean()


def test_a_picture_needs_words_for_those_who_do_not_see_it():
    question = make_question()
    question.image = make_image()

    assert complaints(question) == {"image_alt": [str(NO_WORDS)]}


def test_every_problem_has_words():
    sources = [path.read_text() for path in Path(item_types.__file__).parent.glob("*.py")]

    texts = {node.value for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}

    assert set(WORDS) <= texts
    assert {text for text in texts if re.fullmatch(r"[a-z]+(_[a-z]+){2,}", str(text))} <= set(WORDS) | NO_PROBLEMS
