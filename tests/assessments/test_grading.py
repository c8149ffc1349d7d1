"""How shares become points and a score; what a single answer earns is tested with its kind, in item_types."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.grading import Task, grade, hundredths


def choice(keys, distractors, points=1, kind="single_choice"):
    options = [{"id": each, "text": each, "is_correct": each in keys, "feedback": ""} for each in keys + distractors]
    return Task({"kind": kind, "options": options}, points)


SINGLE = choice("a", "bcd")
ESSAY = Task({"kind": "essay"}, 4)


@st.composite
def quizzes(draw):
    """({item: task}, {item: given}) where any options may be given, none or all of them included."""
    tasks = {}
    for item in range(draw(st.integers(1, 12))):
        options = "abcdefgh"[: draw(st.integers(2, 8))]
        right = draw(st.integers(1, len(options)))
        tasks[item] = choice(options[:right], options[right:], draw(st.integers(1, 5)), "multiple_response")
    answers = {
        item: draw(st.lists(st.sampled_from([each["id"] for each in task.content["options"]]), unique=True))
        for item, task in tasks.items()
    }
    return tasks, answers


def test_an_unanswered_item_earns_nothing():
    result = grade({1: SINGLE, 2: SINGLE}, {1: ["a"]}, pass_mark=50)

    assert result.points == {1: Decimal(1), 2: Decimal(0)}
    assert (result.score, result.is_passed) == (Decimal(50), True)


def test_an_item_with_more_points_weighs_more():
    heavy = choice("a", "b", points=3)

    assert grade({1: SINGLE, 2: heavy}, {2: ["a"]}, pass_mark=70).score == Decimal(75)


def test_the_score_comes_from_exact_shares_and_not_from_rounded_points():
    third = choice("abc", "d", kind="multiple_response")

    result = grade(dict.fromkeys(range(3), third), {item: ["a"] for item in range(3)}, pass_mark=70)

    assert result.points[0] == Decimal("0.33")
    assert result.score == Decimal("33.33")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.005", "0.01"), ("0.004999", "0.00"), ("66.665", "66.67"), ("69.995", "70.00"), ("100", "100.00")],
)
def test_scores_are_rounded_half_up_to_two_decimals(value, expected):
    assert hundredths(Fraction(value)) == Decimal(expected)


def test_a_score_just_below_the_pass_mark_does_not_pass():
    result = grade(dict.fromkeys(range(10), SINGLE), {item: ["a"] for item in range(6)}, pass_mark=61)

    assert (result.score, result.is_passed) == (Decimal(60), False)


def test_an_answer_that_people_mark_leaves_the_score_open():
    result = grade({1: SINGLE, 2: ESSAY}, {1: ["a"], 2: ["An essay."]}, pass_mark=50)

    assert result.points == {1: Decimal(1), 2: None}
    assert (result.score, result.is_passed) == (None, None)


def test_what_people_gave_counts_beside_what_rules_gave():
    result = grade({1: SINGLE, 2: ESSAY}, {1: ["a"], 2: ["An essay."]}, judged={2: Decimal("2.5")}, pass_mark=70)

    assert result.points == {1: Decimal(1), 2: Decimal("2.5")}
    assert (result.score, result.is_passed) == (Decimal(70), True)


def test_an_essay_that_nobody_wrote_waits_for_nobody():
    assert grade({1: SINGLE, 2: ESSAY}, {1: ["a"]}, pass_mark=10).score == Decimal(20)


def test_a_cap_is_the_highest_score():
    result = grade({1: SINGLE}, {1: ["a"]}, pass_mark=70, cap=75)

    assert (result.score, result.is_passed) == (Decimal(75), True)


@given(quizzes())
def test_a_score_is_never_below_0_or_above_100(quiz):
    tasks, answers = quiz

    result = grade(tasks, answers, pass_mark=70)

    assert 0 <= result.score <= 100
    assert all(0 <= points <= tasks[item].points for item, points in result.points.items())


@given(quizzes(), st.randoms())
def test_the_order_of_items_and_options_does_not_matter(quiz, random):
    tasks, answers = quiz
    shuffled = list(tasks)
    random.shuffle(shuffled)
    other_order = {item: answers[item][::-1] for item in shuffled}

    assert grade({item: tasks[item] for item in shuffled}, other_order, pass_mark=70) == grade(
        tasks, answers, pass_mark=70
    )


@given(quizzes())
def test_all_right_means_full_marks(quiz):
    tasks, _answers = quiz
    right = {
        item: [option["id"] for option in task.content["options"] if option["is_correct"]]
        for item, task in tasks.items()
    }

    result = grade(tasks, right, pass_mark=100)

    assert (result.score, result.is_passed) == (Decimal(100), True)
