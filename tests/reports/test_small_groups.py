from hypothesis import given
from hypothesis import strategies as st

from reports.small_groups import SMALLEST_GROUP, kept_back


def test_groups_of_five_and_more_are_all_shown():
    assert kept_back([5, 12, 0]) == set()


def test_a_single_small_group_takes_the_next_smallest_along_so_that_nobody_subtracts():
    assert kept_back([3, 40, 7]) == {0, 2}


def test_two_small_ones_that_hide_each_other_are_enough():
    assert kept_back([3, 2, 40]) == {0, 1}


def test_two_that_are_fewer_than_five_together_take_a_third():
    assert kept_back([1, 2, 40, 9]) == {0, 1, 3}


def test_parts_of_a_total_that_is_left_out_are_not_all_shown():
    assert kept_back([6, 40], total_is_hidden=True) == {0}


def test_empty_groups_have_nothing_to_hide():
    assert kept_back([0, 0]) == set()


@given(st.lists(st.integers(0, 30), max_size=12))
def test_nothing_shown_is_small_and_what_is_left_out_cannot_be_reckoned(people):
    hidden = kept_back(people)

    shown = [number for index, number in enumerate(people) if index not in hidden]
    assert all(number == 0 or number >= SMALLEST_GROUP for number in shown)
    together = sum(people[index] for index in hidden)
    assert not hidden or all(number == 0 for number in shown) or (len(hidden) > 1 and together >= SMALLEST_GROUP)
