"""What a trainer writes is what a version holds, for every kind of question."""

import json

import pytest
from wagtail.rich_text import RichText

from assessments.answer_streams import streams_of
from assessments.freezing import checksum, question_content
from assessments.item_types import KINDS, item_type
from assessments.models import Question
from tests.factories.assessments import make_question
from tests.factories.question_contents import content_of

pytestmark = pytest.mark.django_db
every_kind = pytest.mark.parametrize("kind", KINDS)


def frozen(question):
    return question_content(Question.objects.get(pk=question.pk), picture=lambda image, alt: {"alt": alt})


def written(content, **fields):
    """A stored question with this content."""
    question = make_question(kind="essay", **fields)
    question.kind, question.credit = content["kind"], content.get("credit", "")
    question.options, question.answer = (json.dumps(stream) for stream in streams_of(content))
    question.save()
    return question


def without_order(content):
    """Rows are written below their choice, which changes their order; it means nothing."""
    rows = {row["id"]: row for row in content.get("rows", ())}
    return {**content, "rows": rows}


@every_kind
def test_a_content_that_goes_into_blocks_comes_out_as_it_was(kind):
    content = content_of(kind)

    again = frozen(written(content))

    asked = content.keys() - {"kind", "stem", "feedback"}
    again, content = without_order(again), without_order(content)
    assert {name: again[name] for name in asked} == {name: content[name] for name in asked}


@every_kind
def test_the_right_answer_to_a_frozen_question_earns_everything(kind):
    content = frozen(make_question(kind=kind))

    right = item_type(kind).right_answer(content)

    assert item_type(kind).share(content, right) == (1 if right else 0)


@every_kind
def test_the_ids_of_parts_stay_when_a_question_is_frozen_again(kind):
    question = make_question(kind=kind)

    assert frozen(question) == frozen(question)


def test_weights_and_credit_are_kept_where_they_count():
    content = content_of("multiple_response", credit="weights")
    content["options"] = [{**each, "weight": 50 if each["is_correct"] else -50} for each in content["options"]]

    assert frozen(written(content))["options"] == content["options"]
    assert "weight" not in frozen(written(content | {"credit": ""}))["options"][0]


def test_what_a_question_leaves_open_is_not_mentioned_so_that_old_versions_stay_the_newest():
    question = make_question(stem="<p>Apa?</p>", feedback="Umum.", options=[("A", True, "Ya."), ("B", False, "Tidak.")])
    competency, (first, second) = question.competency, question.options

    before = {
        "kind": "single_choice",
        "stem": "<p>Apa?</p>",
        "options": [
            {"id": first.id, "text": "A", "is_correct": True, "feedback": "Ya."},
            {"id": second.id, "text": "B", "is_correct": False, "feedback": "Tidak."},
        ],
        "feedback": "Umum.",
        "competency": {
            "framework": competency.framework.code,
            "code": competency.code,
            "name_id": competency.name_id,
            "name_en": competency.name_en,
        },
        "difficulty": "medium",
        "lesson_key": None,
    }

    assert checksum(frozen(question)) == checksum(before)


def test_level_and_source_are_kept_where_they_are_said():
    content = frozen(make_question(level=3, source="Perpres 95/2018", cognitive_level="apply"))

    assert (content["level"], content["source"], content["cognitive_level"]) == (3, "Perpres 95/2018", "apply")


@pytest.mark.parametrize(
    ("typed", "kept"), [("1.234,5", "1234.5"), ("1.000", "1000"), ("0,05", "0.05"), ("-2", "-2"), ("1e3", "1000")]
)
def test_a_number_is_kept_with_a_decimal_point(typed, kept):
    question = make_question(kind="numeric")
    question.answer[0].value["accepted"][0]["value"] = typed
    question.save()

    assert frozen(question)["accepted"][0]["value"] == kept


def test_nothing_in_its_id_links_a_row_to_its_choice():
    question = make_question(kind="matching")
    rows = [{"text": text, "feedback": ""} for text in ("Satu", "Dua")]
    choices = [{"text": f"Pilihan {row['text']}", "rows": [row]} for row in rows]
    question.answer = json.dumps([{"type": "matching", "value": {"choices": choices}}])
    question.save()

    content = frozen(question)

    ids = [part["id"] for part in [*content["choices"], *content["rows"]]]
    assert len(set(ids)) == 4
    assert {len(each) for each in ids} == {36}


def test_a_gap_without_a_block_is_kept_in_sight():
    question = make_question(kind="fill_in")
    question.answer[0].value["text"] = RichText("<p>Satu [[1]] dan [[9]].</p>")
    question.answer[0].value["gaps"] = question.answer[0].value["gaps"][:1]

    parts = question_content(question, picture=None)["parts"]

    assert [part.get("gap") for part in parts if isinstance(part, dict)] == ["g1", "[[9]]"]
