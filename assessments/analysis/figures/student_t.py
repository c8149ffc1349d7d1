"""The two-sided quantile of Student's t.

Abramowitz & Stegun (1964), "Handbook of Mathematical Functions": 26.7.3 and 26.7.4 are exact for whole degrees of
freedom; from 30 on, 26.7.5 is right to five decimals and as quick for a million people.
"""

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt
from statistics import NormalDist

LARGE = 30
STEPS = 60


@lru_cache(maxsize=256)
def t_quantile(confidence, degrees):
    """How far from 0 one must go to both sides to hold `confidence` of the distribution, such as 0.95."""
    if degrees >= LARGE:
        return _expansion(NormalDist().inv_cdf((1 + confidence) / 2), degrees)
    low, high = 0.0, 1e6
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if probability_within(middle, degrees) < confidence else (low, middle)
    return (low + high) / 2


def probability_within(t, degrees):
    """How much of the distribution lies between -t and t."""
    angle = atan(t / sqrt(degrees))
    if degrees % 2:
        return 2 / pi * (angle + sin(angle) * _odd_terms(angle, degrees))
    return sin(angle) * _even_terms(angle, degrees)


def _odd_terms(angle, degrees):
    term, added = cos(angle), 0.0
    for step in range(2, degrees, 2):
        added += term
        term *= cos(angle) ** 2 * step / (step + 1)
    return added


def _even_terms(angle, degrees):
    term, added = 1.0, 0.0
    for step in range(1, degrees, 2):
        added += term
        term *= cos(angle) ** 2 * step / (step + 1)
    return added


def _expansion(z, degrees):
    return (
        z
        + (z**3 + z) / (4 * degrees)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * degrees**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * degrees**3)
    )
