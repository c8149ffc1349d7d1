"""What several answers say together must not tell any single one. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.assessing.together import FEWEST, Together, all_together, together

scales = st.integers(1, 8)


@st.composite
def answers_on_a_scale(draw, fewest=FEWEST):
    highest = draw(scales)
    return draw(st.lists(st.integers(0, highest), min_size=fewest, max_size=12)), highest


@pytest.mark.parametrize("number", range(FEWEST))
def test_below_five_answers_nothing_is_told(number):
    assert together([3] * number, highest=5) is None


@pytest.mark.parametrize(
    ("levels", "highest", "told"),
    [
        ([0, 2, 3, 3, 5], 5, (2, 3)),
        ([0, 0, 1, 4, 4], 5, (0, 1)),
        ([1, 2, 3, 4, 4, 5], 5, (2, 3)),  # of 3 and 4 in the middle the lower
        ([5] * 5, 5, (4, 5)),
        ([4] * 5, 4, (2, 4)),  # a scale of five levels ends with a part of three
        ([1] * 5, 1, (0, 1)),
    ],
)
def test_the_part_of_the_scale_is_told_in_which_the_middle_answer_lies(levels, highest, told):
    assert together(levels, highest=highest) == Together(*told)


@given(answers_on_a_scale())
def test_a_part_holds_two_levels_of_the_scale_at_least(case):
    levels, highest = case

    found = together(levels, highest=highest)

    assert 0 <= found.lower < found.upper <= highest


@given(answers_on_a_scale())
def test_the_order_of_answers_tells_nothing(case):
    levels, highest = case

    assert together(levels, highest=highest) == together(levels[::-1], highest=highest)


@given(answers_on_a_scale(fewest=FEWEST - 1))
def test_who_knows_all_answers_but_one_cannot_read_that_one(case):
    known, highest = case

    told = [together([*known, last], highest=highest) for last in range(highest + 1)]

    assert all(told.count(each) > 1 for each in told)


def test_one_competency_with_too_few_answers_hides_them_all():
    answers = {1: [3] * 5, 2: [3] * 4}

    assert all_together(answers, highest={1: 5, 2: 5}) == {}
    assert set(all_together(answers | {2: [3] * 5}, highest={1: 5, 2: 5})) == {1, 2}


def test_a_competency_that_nobody_judged_hides_the_others():
    assert all_together({1: [3] * 5}, highest={1: 5, 2: 5}) == {}
