"""What several answers say together must not tell any single one. Pure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.assessing.together import FEWEST, together

answers = st.lists(st.integers(0, 8), min_size=FEWEST, max_size=12)


@pytest.mark.parametrize("number", range(FEWEST))
def test_below_five_answers_nothing_is_told(number):
    assert together([3] * number) is None


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle():
    assert together([1, 2, 2, 3, 4, 4]).median == Decimal("2.5")


def test_the_middle_half_of_five_answers_leaves_out_both_ends():
    found = together([0, 2, 3, 3, 5])

    assert (found.lower, found.median, found.upper) == (2, 3, 3)


@given(answers)
def test_the_middle_half_lies_around_the_median(levels):
    found = together(levels)

    assert found.lower <= found.median <= found.upper


@given(answers)
def test_the_order_of_answers_tells_nothing(levels):
    assert together(levels) == together(levels[::-1])


@given(answers)
def test_the_lowest_and_the_highest_answer_never_show(levels):
    ordered = sorted(levels)

    changed = [ordered[0] - 1, *ordered[1:-1], ordered[-1] + 1]

    assert together(changed) == together(levels)
