"""What the choices of one marker, and the judgements of two, come to."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.marking.rubrics import earned, fits
from assessments.marking.verdicts import Stage, verdict
from tests.factories.marking import RUBRIC


@dataclass
class Said:
    points: Decimal | None
    is_draft: bool = False
    is_reconciling: bool = False


def said(*points):
    return [Said(Decimal(str(each))) for each in points]


@pytest.mark.parametrize(
    ("levels", "points"),
    [
        ({"isi": "i3", "bahasa": "b1"}, "10"),
        ({"isi": "i3", "bahasa": "b0"}, "7.5"),
        ({"isi": "i0", "bahasa": "b1"}, "2.5"),
        ({"isi": "i0", "bahasa": "b0"}, "0"),
    ],
)
def test_the_points_of_a_rubric_are_converted_to_those_of_the_question(levels, points):
    assert earned(RUBRIC, levels, 10) == Decimal(points)


def test_points_are_rounded_as_people_round():
    thirds = [{"id": "a", "levels": [{"id": str(n), "text": "", "points": n} for n in range(4)]}]

    assert [earned(thirds, {"a": level}, 1) for level in ("1", "2")] == [Decimal("0.33"), Decimal("0.67")]


def test_without_a_level_of_each_criterion_there_are_no_points():
    assert earned(RUBRIC, {"isi": "i3"}, 10) is None


@pytest.mark.parametrize("levels", [{"isi": "b1"}, {"lain": "i3"}, {"isi": ""}])
def test_levels_of_another_rubric_do_not_fit(levels):
    assert not fits(RUBRIC, levels)


def test_one_marker_is_enough_where_one_is_asked_for():
    assert verdict(said(6), markers=1, worth=10).points == 6


def test_a_draft_counts_for_nothing():
    assert verdict([Said(Decimal(6), is_draft=True)], markers=1, worth=10).stage == Stage.FIRST


def test_of_two_markers_the_second_is_waited_for():
    assert verdict(said(6), markers=2, worth=10).stage == Stage.SECOND


@pytest.mark.parametrize(("first", "second", "mean"), [("6", "6", "6"), ("6", "7", "6.5"), ("6.25", "6", "6.13")])
def test_two_who_agree_make_a_mean(first, second, mean):
    assert verdict(said(first, second), markers=2, worth=10).points == Decimal(mean)


def test_two_who_differ_by_more_than_a_tenth_do_not_agree():
    assert verdict(said(6, "7.01"), markers=2, worth=10).stage == Stage.RECONCILE


def test_who_decides_between_two_goes_before_both():
    decision = Said(Decimal(9), is_reconciling=True)

    assert verdict([*said(2, 8), decision], markers=2, worth=10).points == 9


@given(st.lists(st.decimals(0, 10, places=2), min_size=2, max_size=2), st.integers(1, 10))
def test_a_verdict_lies_between_the_two(points, worth):
    found = verdict(said(*points), markers=2, worth=worth)

    assert found.stage == Stage.RECONCILE or min(points) <= found.points <= max(points)
