"""What a trainer sees of a question while writing it."""

import json

import pytest

from assessments.drawn_questions import preview
from assessments.item_types import KINDS
from assessments.models import Question
from tests.factories.assessments import make_question

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_shows_the_question_as_learners_do_and_then_with_its_key(kind):
    question = make_question(kind=kind)

    drawn = preview(question)

    assert question.stem in drawn["open"]
    assert question.stem in drawn["explained"]
    assert question.feedback not in drawn["open"]
    assert question.feedback in drawn["explained"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_that_is_hardly_begun_can_be_looked_at(kind):
    question = Question(kind=kind, stem="<p>Baru dimulai</p>")

    assert "Baru dimulai" in preview(question)["open"]


def test_a_gap_without_its_block_is_seen_as_it_was_written():
    question = make_question(kind="fill_in")
    question.answer = json.dumps([{"type": "fill_in", "value": {"text": "<p>Satu [[1]]</p>", "gaps": []}}])

    assert "[[1]]" in preview(question)["open"]
    assert "Satu" in preview(question)["explained"]
