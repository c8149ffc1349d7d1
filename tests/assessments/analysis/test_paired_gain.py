from random import Random
from statistics import correlation, fmean, stdev

import pytest

from assessments.analysis.paired_gain import gains_of, paired_gain


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_are_those_of_the_definitions(seed):
    pairs = random_pairs(seed, 40)
    before, after = zip(*pairs, strict=True)

    gain = paired_gain(pairs)

    assert gain.normalised == pytest.approx((fmean(after) - fmean(before)) / (100 - fmean(before)))
    assert gain.d_av == pytest.approx((fmean(after) - fmean(before)) / fmean([stdev(before), stdev(after)]))
    # The spread of the differences, by the correlation of both tests (Cohen 1988, formula 2.3.7).
    both = stdev(before) ** 2 + stdev(after) ** 2 - 2 * correlation(before, after) * stdev(before) * stdev(after)
    assert gain.d_z == pytest.approx((fmean(after) - fmean(before)) / both**0.5)


def test_nineteen_of_twenty_intervals_hold_the_true_gain():
    chance = Random(11)
    samples = [[(0, chance.gauss(12, 9)) for _ in range(12)] for _ in range(2000)]

    gains = [paired_gain(pairs) for pairs in samples]

    assert sum(gain.low < 12 < gain.high for gain in gains) / 2000 == pytest.approx(0.95, abs=0.015)


@pytest.mark.parametrize(
    ("pairs", "band", "effect", "is_sure"),
    [
        ([(40, 82), (42, 84), (38, 83)], "high", "large", True),
        ([(40, 60), (44, 66), (36, 55)], "medium", "large", True),
        ([(20, 30), (60, 58), (40, 45)], "low", "small", False),
        ([(50, 50), (60, 60)], "none", "negligible", False),
        ([(70, 60), (68, 52), (72, 61)], "none", "large", True),
        ([(100, 100), (100, 100)], "none", "unknown", False),
    ],
)
def test_words_follow_from_the_figures(pairs, band, effect, is_sure):
    gain = paired_gain(pairs)

    assert (gain.band, gain.effect, gain.is_sure) == (band, effect, is_sure)


@pytest.mark.parametrize(
    ("before", "after", "band"),
    [(0, 70, "high"), (0, 69.9, "medium"), (0, 30, "medium"), (0, 29.9, "low"), (50, 50.5, "low"), (50, 50, "none")],
)
def test_the_bands_are_hakes(before, after, band):
    assert paired_gain([(before, after)] * 3).band == band


@pytest.mark.parametrize(
    ("change", "effect"),
    [(16, "large"), (15, "medium"), (10, "medium"), (9, "small"), (4, "small"), (3, "negligible"), (-16, "large")],
)
def test_the_bands_of_effects_are_cohens(change, effect):
    before = [30, 50, 70]  # with a standard deviation of 20

    assert paired_gain([(pre, pre + change) for pre in before]).effect == effect


def test_where_everybody_won_the_same_there_is_no_spread_to_compare_with():
    gain = paired_gain([(40, 50), (60, 70)])

    assert (gain.difference, gain.low, gain.high, gain.d_z) == (10, 10, 10, None)


def test_a_slice_of_fewer_than_five_people_is_not_shown():
    gains = gains_of({"four": random_pairs(1, 4), "three": random_pairs(2, 3), "five": random_pairs(3, 5)})

    assert {key: gain and gain.people for key, gain in gains.items()} == {"four": None, "three": None, "five": 5}


def test_a_single_hidden_slice_takes_the_smallest_other_with_it():
    gains = gains_of({"many": random_pairs(1, 40), "one": random_pairs(2, 1), "some": random_pairs(3, 9)})

    assert {key: gain and gain.people for key, gain in gains.items()} == {"many": 40, "one": None, "some": None}


def test_a_slice_without_people_hides_nobody():
    gains = gains_of({"many": random_pairs(1, 40), "none": []})

    assert gains["many"].people == 40
    assert gains["none"] is None


def random_pairs(seed, number):
    chance = Random(seed)
    return [(chance.uniform(0, 70), chance.uniform(30, 100)) for _ in range(number)]
