from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.grading import AnswerKey, grade, hundredths, share

SINGLE = AnswerKey("single_choice", frozenset("a"), frozenset("bcd"))
MULTIPLE = AnswerKey("multiple_response", frozenset("ab"), frozenset("cde"))
TRUE_FALSE = AnswerKey("true_false", frozenset("t"), frozenset("f"))


@st.composite
def answer_keys(draw):
    kind = draw(st.sampled_from(["single_choice", "multiple_response", "true_false"]))
    if kind == "true_false":
        keys, distractors = {"1"}, {"2"}
    else:
        options = [str(number) for number in range(draw(st.integers(2, 8)))]
        right = 1 if kind == "single_choice" else draw(st.integers(1, len(options)))
        keys, distractors = options[:right], options[right:]
    return AnswerKey(kind, frozenset(keys), frozenset(distractors), draw(st.integers(1, 5)))


@st.composite
def quizzes(draw):
    """({item: key}, {item: chosen}) where any options may be chosen, none or all of them included."""
    keys = dict(enumerate(draw(st.lists(answer_keys(), min_size=1, max_size=12))))
    chosen = {item: draw(st.sets(st.sampled_from(sorted(key.keys | key.distractors)))) for item, key in keys.items()}
    return keys, chosen


@pytest.mark.parametrize(("chosen", "expected"), [("a", 1), ("b", 0), ("", 0), ("ab", 0)])
def test_a_single_choice_is_all_or_nothing(chosen, expected):
    assert share(SINGLE, chosen) == expected


@pytest.mark.parametrize(("chosen", "expected"), [("t", 1), ("f", 0), ("", 0), ("tf", 0)])
def test_true_or_false_is_all_or_nothing(chosen, expected):
    assert share(TRUE_FALSE, chosen) == expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("ab", Fraction(1)),
        ("a", Fraction(1, 2)),
        ("abc", Fraction(2, 3)),
        ("ac", Fraction(1, 6)),
        ("acd", Fraction(0)),
        ("cde", Fraction(0)),
        ("abcde", Fraction(0)),
        ("", Fraction(0)),
    ],
)
def test_a_multiple_response_earns_the_right_share_minus_the_wrong_share(chosen, expected):
    assert share(MULTIPLE, chosen) == expected


def test_an_unanswered_item_earns_nothing():
    result = grade({1: SINGLE, 2: SINGLE}, {1: {"a"}}, pass_mark=50)

    assert result.points == {1: Decimal(1), 2: Decimal(0)}
    assert (result.score, result.is_passed) == (Decimal(50), True)


def test_an_item_with_more_points_weighs_more():
    heavy = AnswerKey("single_choice", frozenset("a"), frozenset("b"), points=3)

    assert grade({1: SINGLE, 2: heavy}, {2: {"a"}}, pass_mark=70).score == Decimal(75)


def test_the_score_comes_from_exact_shares_and_not_from_rounded_points():
    third = AnswerKey("multiple_response", frozenset("abc"), frozenset("d"))

    result = grade(dict.fromkeys(range(3), third), {item: {"a"} for item in range(3)}, pass_mark=70)

    assert result.points[0] == Decimal("0.33")
    assert result.score == Decimal("33.33")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.005", "0.01"), ("0.004999", "0.00"), ("66.665", "66.67"), ("69.995", "70.00"), ("100", "100.00")],
)
def test_scores_are_rounded_half_up_to_two_decimals(value, expected):
    assert hundredths(Fraction(value)) == Decimal(expected)


def test_a_score_just_below_the_pass_mark_does_not_pass():
    result = grade(dict.fromkeys(range(10), SINGLE), {item: {"a"} for item in range(6)}, pass_mark=61)

    assert (result.score, result.is_passed) == (Decimal(60), False)


@given(quizzes())
def test_a_score_is_never_below_0_or_above_100(quiz):
    keys, chosen = quiz

    result = grade(keys, chosen, pass_mark=70)

    assert 0 <= result.score <= 100
    assert all(0 <= points <= keys[item].points for item, points in result.points.items())


@given(quizzes(), st.randoms())
def test_the_order_of_items_and_options_does_not_matter(quiz, random):
    keys, chosen = quiz
    shuffled = list(keys)
    random.shuffle(shuffled)
    other_order = {item: sorted(chosen[item], reverse=True) for item in shuffled}

    assert grade({item: keys[item] for item in shuffled}, other_order, pass_mark=70) == grade(
        keys, chosen, pass_mark=70
    )


@given(quizzes())
def test_all_right_means_full_marks(quiz):
    keys, _chosen = quiz

    result = grade(keys, {item: key.keys for item, key in keys.items()}, pass_mark=100)

    assert (result.score, result.is_passed) == (Decimal(100), True)


@given(quizzes())
def test_a_distractor_more_never_earns_more(quiz):
    keys, chosen = quiz

    for item, key in keys.items():
        if key.kind == "multiple_response":
            for distractor in key.distractors:
                assert share(key, chosen[item] | {distractor}) <= share(key, chosen[item])
