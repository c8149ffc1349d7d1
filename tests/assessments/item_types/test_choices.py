from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.item_types import item_type
from tests.factories.question_contents import content_of

CREDITS = ["right_minus_wrong", "all_or_nothing", "weights"]


def option(id, *, is_correct=False, weight=None):
    return {"id": id, "text": f"Teks {id}", "is_correct": is_correct, "weight": weight, "feedback": ""}


def multiple(keys, distractors, **changes):
    options = [option(key, is_correct=True) for key in keys] + [option(distractor) for distractor in distractors]
    return content_of("multiple_response", options=options, **changes)


@st.composite
def questions(draw):
    """(content, chosen ids) with any credit rule; a key weighs something and a distractor costs it or nothing."""
    keys = [f"k{n}" for n in range(draw(st.integers(1, 5)))]
    distractors = [f"d{n}" for n in range(draw(st.integers(0, 5)))]
    content = multiple(keys, distractors, credit=draw(st.sampled_from(CREDITS)))
    for each in content["options"]:
        each["weight"] = draw(st.integers(ceil(100 / len(keys)), 100) if each["is_correct"] else st.integers(-100, 0))
    return content, draw(st.sets(st.sampled_from(keys + distractors)))


@pytest.mark.parametrize("kind", ["single_choice", "true_false"])
def test_one_choice_is_right_or_it_is_not(kind):
    content = content_of(kind)
    right, wrong = content["options"][0]["id"], content["options"][1]["id"]

    assert item_type(kind).share(content, [right]) == 1
    assert item_type(kind).share(content, [wrong]) == 0
    assert item_type(kind).share(content, [right, wrong]) == 0


def test_either_key_is_right_where_a_corrected_question_has_two():
    content = content_of("single_choice", options=[option("a", is_correct=True), option("b", is_correct=True)])

    assert item_type("single_choice").share(content, ["a"]) == 1
    assert item_type("single_choice").share(content, ["b"]) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("ab", 1), ("a", "1/2"), ("abc", "2/3"), ("ac", "1/6"), ("acd", 0), ("cde", 0), ("abcde", 0), ("", 0)],
)
def test_several_choices_earn_the_right_share_minus_the_wrong_share(answer, expected):
    assert item_type("multiple_response").share(multiple("ab", "cde"), list(answer)) == Fraction(expected)


@pytest.mark.parametrize(("answer", "expected"), [("ab", 1), ("a", 0), ("abc", 0), ("", 0)])
def test_all_or_nothing_needs_exactly_the_keys(answer, expected):
    content = multiple("ab", "cde", credit="all_or_nothing")

    assert item_type("multiple_response").share(content, list(answer)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"), [("a", "3/5"), ("b", "2/5"), ("ab", 1), ("ac", "1/10"), ("c", 0), ("bc", 0), ("abd", 1)]
)
def test_weights_are_summed_within_nothing_and_everything(answer, expected):
    weights = {"a": 60, "b": 40, "c": -50, "d": None}
    content = content_of(
        "multiple_response", credit="weights", options=[option(name, weight=weight) for name, weight in weights.items()]
    )

    assert item_type("multiple_response").share(content, list(answer)) == Fraction(expected)


def test_a_single_choice_with_weights_earns_the_weight_of_the_chosen():
    content = content_of("single_choice", credit="weights", options=[option("a", weight=30), option("b", weight=100)])

    assert item_type("single_choice").share(content, ["a"]) == Fraction(3, 10)
    assert item_type("single_choice").right_answer(content) == ["b"]


@given(questions())
def test_a_wrong_choice_more_never_earns_more(question):
    content, chosen = question
    share = item_type("multiple_response").share(content, chosen)

    for each in content["options"]:
        if not each["is_correct"]:
            assert item_type("multiple_response").share(content, chosen | {each["id"]}) <= share


@given(questions())
def test_a_key_more_never_earns_less_unless_all_or_nothing_counts(question):
    content, chosen = question
    share = item_type("multiple_response").share(content, chosen)

    for each in content["options"]:
        if each["is_correct"]:
            assert item_type("multiple_response").share(content, chosen | {each["id"]}) >= share


@given(questions())
def test_the_right_answer_earns_everything_by_each_rule(question):
    content, _chosen = question
    right = item_type("multiple_response").right_answer(content)

    assert item_type("multiple_response").share(content, right) == 1


@given(questions())
def test_any_choice_earns_within_bounds(question):
    content, chosen = question

    assert 0 <= item_type("multiple_response").share(content, chosen) <= 1


def test_an_option_that_is_gone_from_a_corrected_question_counts_for_nothing():
    assert item_type("multiple_response").share(multiple("ab", "c"), ["a", "b", "gone"]) == 1
    assert item_type("multiple_response").share(multiple("ab", "c", credit="all_or_nothing"), ["a", "b", "gone"]) == 1


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("single_choice", ["a", "b"]),
        ("single_choice", ["z"]),
        ("true_false", ["t", "f"]),
        ("multiple_response", ["a", "a"]),
        ("multiple_response", ["a", "z"]),
        ("multiple_response", [""]),
    ],
)
def test_what_no_page_sends_does_not_fit(kind, answer):
    assert not item_type(kind).fits(content_of(kind), answer)


def test_an_option_without_weight_is_no_part_of_the_right_answer():
    options = [option("a", weight=100), option("b", weight=0), option("c", weight=None)]
    content = content_of("multiple_response", credit="weights", options=options)

    assert item_type("multiple_response").right_answer(content) == ["a"]


def test_true_and_false_keep_their_order():
    assert not item_type("true_false").shuffles(content_of("true_false"))
    assert item_type("single_choice").shuffles(content_of("single_choice"))


def test_options_are_told_in_the_words_and_order_of_the_author():
    content = content_of("multiple_response")

    assert item_type("multiple_response").in_words(content, ["c", "a"]) == "Satu; Tiga"


def test_each_chosen_option_earns_its_feedback():
    content = content_of("multiple_response")

    assert item_type("multiple_response").feedback_on(content, ["a", "c", "d"]) == ["Ya, satu.", "Bukan tiga."]


def test_feedback_of_every_option_is_secret_and_its_text_is_not():
    secrets = item_type("single_choice").secrets(content_of("single_choice"))

    assert {"Benar, tolak.", "Jangan diterima.", "Menunda tidak cukup."} <= set(secrets)
    assert "Tolak" not in secrets
