from decimal import Decimal

import pytest

from assessments.gain import Gain


@pytest.mark.parametrize(
    ("pre", "post", "band", "percent"),
    [
        ("40", "82", "high", 70),
        ("40", "81.94", "medium", 69),
        ("40", "58", "medium", 30),
        ("40", "57.99", "low", 29),
        ("40", "40", "same", 0),
        ("40", "30", "lower", -16),
        ("0", "100", "high", 100),
    ],
)
def test_the_gain_is_the_part_won_of_what_was_missing(pre, post, band, percent):
    gain = Gain(pre=Decimal(pre), post=Decimal(post))

    assert (gain.band, gain.percent) == (band, percent)
    assert gain.difference == Decimal(post) - Decimal(pre)


def test_with_full_marks_at_the_start_there_was_nothing_to_win():
    gain = Gain(pre=Decimal(100), post=Decimal(100))

    assert (gain.band, gain.normalised, gain.percent, gain.is_full) == ("same", None, None, True)


def test_falling_from_full_marks_is_told_as_lower():
    assert Gain(pre=Decimal(100), post=Decimal(95)).band == "lower"
