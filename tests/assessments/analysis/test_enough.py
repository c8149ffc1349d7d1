from dataclasses import asdict

import pytest

from assessments.analysis.figures.answer_sheet import Column
from assessments.analysis.figures.score_distribution import BINS, score_distribution
from assessments.analysis.item_analysis import analyse, unseen_share
from tests.assessments.analysis.answers import column_of, random_columns


def test_below_thirty_attempts_nothing_is_said():
    analysis = analyse(random_columns(1, size=29), 29)

    assert not analysis.is_enough
    assert analysis.alpha is None
    assert {item.figures for item in analysis.items} == {None}
    assert {item.seen for item in analysis.items} == {29}


def test_from_thirty_attempts_on_there_are_figures():
    assert analyse(random_columns(1, size=30), 30).is_enough


def test_an_item_that_fewer_than_thirty_saw_has_no_figures_and_no_flag():
    analysis = analyse(random_columns(1, size=60, items=12, drawn=3), 60)

    few = [item for item in analysis.items if item.seen < 30]

    assert few
    assert {(item.figures, item.flags) for item in few} == {(None, ())}


def test_an_item_that_nobody_saw_is_not_listed():
    analysis = analyse([*random_columns(1, items=4), Column("unseen")], 60)

    assert [item.key for item in analysis.items] == ["item 0", "item 1", "item 2", "item 3"]


def test_a_quiz_of_one_item_has_a_facility_and_nothing_to_compare_with():
    analysis = analyse([column_of("only", [1, 0] * 20)], 40)

    assert analysis.items[0].figures.facility == 0.5
    assert analysis.items[0].figures.correlation is None
    assert (analysis.alpha, analysis.standard_error) == (None, None)


def test_where_everybody_gets_everything_right_nothing_can_be_measured():
    analysis = analyse([column_of("one", [1] * 40), column_of("two", [1] * 40)], 40)

    assert analysis.alpha is None
    assert [item.flags for item in analysis.items] == [("too_easy",), ("too_easy",)]


def test_no_attempts_are_no_error():
    assert asdict(analyse([], 0))["attempts"] == 0


def test_the_last_range_of_scores_holds_100():
    assert (BINS[0], BINS[1], BINS[-1]) == ((0, 9), (10, 19), (90, 100))


def test_scores_are_counted_in_tens_and_100_belongs_to_the_last():
    scores = score_distribution([0, 9.99, 10, 55, 89.5, 90, 100])

    assert scores.bins == (2, 1, 0, 0, 0, 1, 0, 0, 1, 2)
    assert scores.median == 55


@pytest.mark.parametrize(
    ("available", "seen", "share"), [("abcd", "ab", 0.5), ("ab", "abz", 0), ("abc", "", 1), ("", "a", None)]
)
def test_the_unseen_share_is_of_what_may_be_drawn(available, seen, share):
    assert unseen_share(available, seen) == share


def test_marks_of_many_sizes_make_the_same_alpha_as_few():
    columns = random_columns(2, size=80)
    exact = analyse(columns, 80).alpha
    for column in columns:
        column.shares = [share + attempt * 1e-9 for attempt, share in zip(column.attempts, column.shares, strict=True)]

    assert analyse(columns, 80).alpha == pytest.approx(exact, abs=1e-5)
