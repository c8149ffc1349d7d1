"""Means and spreads in plain sums: the statistics module is exact to the last bit and too slow for 400,000 answers.

Variance and covariance divide by n - 1, as estimates from a sample do. None where there is nothing to estimate from.
"""

from math import sqrt
from operator import mul

# Below this a spread is what is left of rounding, not of people.
NOTHING = 1e-12


def mean(values):
    return sum(values) / len(values) if values else None


def deviations(values):
    centre = mean(values)
    return [value - centre for value in values]


def variance(values):
    if len(values) < 2:
        return None
    apart = deviations(values)
    return sum(map(mul, apart, apart)) / (len(values) - 1)


def standard_deviation(values):
    spread = variance(values)
    return None if spread is None else sqrt(spread)


def correlation(left, right):
    """Pearson's r; None where one side does not vary, because then nothing can go together with it."""
    left, right = deviations(left), deviations(right)
    of_left, of_right = sum(map(mul, left, left)), sum(map(mul, right, right))
    if of_left < NOTHING or of_right < NOTHING:
        return None
    return sum(map(mul, left, right)) / sqrt(of_left * of_right)
