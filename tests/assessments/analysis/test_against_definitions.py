"""Every figure against a second implementation that was written from the definitions, on random answers."""

from math import sqrt
from statistics import median, stdev

import pytest

from assessments.analysis.item_analysis import analyse
from tests.assessments.analysis import definitions
from tests.assessments.analysis.answers import random_columns

SEEDS = range(5)
SIZE = 150
everywhere = pytest.mark.parametrize(
    ("seed", "drawn"), [(seed, drawn) for seed in SEEDS for drawn in (None, 7)], ids=str
)


def exactly(value):
    return pytest.approx(value, abs=1e-9)


def analysed(seed, drawn):
    columns = random_columns(seed, size=SIZE, items=10, drawn=drawn)
    return columns, analyse(columns, SIZE)


@everywhere
def test_facility_is_the_mean_share_of_those_who_saw_the_item(seed, drawn):
    columns, analysis = analysed(seed, drawn)

    assert [item.figures.facility for item in analysis.items] == [
        exactly(definitions.facility(column)) for column in columns
    ]


@everywhere
def test_an_item_is_correlated_with_the_other_items_of_the_attempt(seed, drawn):
    columns, analysis = analysed(seed, drawn)

    assert [item.figures.correlation for item in analysis.items] == [
        exactly(definitions.corrected_correlation(columns, column)) for column in columns
    ]


@everywhere
def test_discrimination_is_the_best_27_percent_minus_the_weakest(seed, drawn):
    columns, analysis = analysed(seed, drawn)

    assert [item.figures.discrimination for item in analysis.items] == [
        exactly(
            definitions.group_mean(columns, column, best=True) - definitions.group_mean(columns, column, best=False)
        )
        for column in columns
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_with_all_items_seen_alpha_is_cronbachs(seed):
    columns, analysis = analysed(seed, None)
    rows = [list(row.values()) for row in definitions.table(columns).values()]

    without = [[points for place, points in enumerate(row) if place != 3] for row in rows]

    assert analysis.alpha == exactly(definitions.classic_alpha(rows))
    assert analysis.items[3].alpha_if_dropped == exactly(definitions.classic_alpha(without))


@pytest.mark.parametrize("seed", SEEDS)
def test_with_draws_alpha_is_made_of_pairs(seed):
    columns, analysis = analysed(seed, 7)

    assert analysis.alpha == exactly(definitions.pairwise_alpha(columns, SIZE))
    assert analysis.items[3].alpha_if_dropped == exactly(definitions.pairwise_alpha(columns[:3] + columns[4:], SIZE))


def test_with_few_attempts_pairs_that_nobody_saw_are_made_up_for():
    columns = random_columns(7, size=60, items=20, drawn=4)

    analysis = analyse(columns, 60)

    assert analysis.alpha == exactly(definitions.pairwise_alpha(columns, 60))


@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_of_a_draw_is_that_of_a_fixed_test_as_long(seed):
    drawn = analyse(random_columns(seed, size=3000, items=60, drawn=15), 3000)
    fixed = analyse(random_columns(seed, size=3000, items=15), 3000)

    assert drawn.alpha == pytest.approx(fixed.alpha, abs=0.03)


@everywhere
def test_the_standard_error_is_what_reliability_leaves_of_the_spread(seed, drawn):
    columns, analysis = analysed(seed, drawn)
    spread = stdev(definitions.totals(columns).values())

    assert analysis.scores.deviation == exactly(spread)
    assert analysis.standard_error == exactly(spread * sqrt(1 - analysis.alpha))


@everywhere
def test_each_choice_says_how_many_took_it_and_how_good_they_were(seed, drawn):
    columns, analysis = analysed(seed, drawn)

    for column, item in zip(columns, analysis.items, strict=True):
        for row in item.figures.choices:
            count, mean_total = definitions.choice_shares(columns, column, row.key)
            assert (row.count, row.share) == (count, exactly(count / column.seen))
            assert row.mean_total == (None if mean_total is None else exactly(mean_total))


@everywhere
def test_the_time_of_an_item_is_the_median_of_what_is_known(seed, drawn):
    columns, analysis = analysed(seed, drawn)

    assert [item.figures.median_seconds for item in analysis.items] == [median(column.seconds) for column in columns]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_attempts_changes_nothing(seed):
    columns, analysis = analysed(seed, 7)

    for column in columns:
        column.attempts = [SIZE - 1 - attempt for attempt in column.attempts]
        for side in (column.attempts, column.shares, column.chosen):
            side.reverse()
    backwards = analyse(columns, SIZE)

    assert backwards.alpha == exactly(analysis.alpha)
    assert [item.figures.discrimination for item in backwards.items] == [
        exactly(item.figures.discrimination) for item in analysis.items
    ]
    assert [item.flags for item in backwards.items] == [item.flags for item in analysis.items]
