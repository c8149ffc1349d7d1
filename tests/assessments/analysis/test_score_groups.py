import pytest

from assessments.analysis.figures.score_groups import lower_group, upper_group


def test_each_group_has_27_percent():
    totals = list(range(100))

    assert upper_group(totals).mean(totals) == sum(range(73, 100)) / 27
    assert lower_group(totals).mean(totals) == 13


def test_people_tied_at_the_border_count_alike():
    totals = [10, 20, 20, 20, 50, 60, 70, 80, 90, 90]
    right = [0, 0, 0, 1, 1, 1, 1, 0, 1, 1]

    # Three at each end: the one with 10, and two places for the three with 20, of whom one was right.
    assert lower_group(totals).mean(right) == pytest.approx(2 / 3 / 3)
    assert upper_group(totals).mean(right) == pytest.approx(2 / 3)


def test_where_all_totals_are_equal_both_groups_are_everybody():
    totals, right = [50] * 30, [1] * 12 + [0] * 18

    assert upper_group(totals).mean(right) == pytest.approx(0.4)
    assert lower_group(totals).mean(right) == pytest.approx(0.4)


def test_a_group_knows_what_its_people_chose():
    totals = [1, 1, 2, 3]

    assert lower_group(totals).share_with([("a", "b"), ("a",), ("c",), ()]) == {"a": 1, "b": 0.5}
