"""A question holds as much as the form takes in which trainers write it."""

import pytest

from assessments.question_files.formats import limits
from assessments.question_files.formats.records import QuestionRefused
from tests.assessments.question_files import contents

LONG = "x" * 5000


def fitted(content):
    losses = []
    limits.fit(content, losses)
    return content, {loss.code for loss in losses}


def test_long_feedback_is_cut_and_named():
    content, losses = fitted(contents.single_choice(feedback=LONG))

    assert len(content["feedback"]) == 600
    assert losses == {"feedback_cut"}


def test_settings_are_brought_within_bounds_and_named():
    content = contents.file_answer() | {"types": ["exe", "pdf"], "max_mb": 900, "guidance": LONG, "source": LONG}

    content, losses = fitted(content)

    assert (content["types"], content["max_mb"]) == (["pdf"], 25)
    assert (len(content["guidance"]), len(content["source"])) == (4000, 200)
    assert losses == {"file_types", "file_size", "guidance_cut", "source_cut"}


def test_a_rubric_that_is_too_long_is_left_out_and_named():
    content, losses = fitted(contents.essay() | {"rubric": contents.rubric() * 6})

    assert content["rubric"] == []
    assert losses == {"rubric_too_long"}


def test_gaps_lose_what_gaps_here_do_not_have():
    content = contents.fill_in()
    content["gaps"][0] |= {"weight": 99, "is_case_sensitive": True}

    content, losses = fitted(content)

    assert content["gaps"][0]["weight"] == 10
    assert losses == {"gap_weight", "capitals_in_gap"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (contents.single_choice(options=contents.options((LONG, True, "", None))), "answer_too_long"),
        (contents.single_choice(options=contents.options(*[("a", True, "", None)] * 13)), "too_many_answers"),
        (contents.ordering() | {"steps": [{"id": "s", "text": "a"}] * 13}, "too_many_answers"),
        (contents.matching() | {"rows": [{"id": "r", "text": "x" * 301, "match": "c1"}]}, "answer_too_long"),
        (contents.matching("categorise") | {"choices": [{"id": "c", "text": "a"}] * 9}, "too_many_answers"),
        (contents.short_text() | {"accepted": [{"text": "x" * 201}]}, "answer_too_long"),
        (contents.fill_in() | {"gaps": contents.fill_in()["gaps"] * 7}, "too_many_answers"),
    ],
)
def test_answers_are_never_cut(content, code):
    with pytest.raises(QuestionRefused) as refused:
        fitted(content)

    assert refused.value.remark.code == code
