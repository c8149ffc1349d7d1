"""Cronbach's alpha, alpha if an item is dropped, and the standard error of measurement.

alpha = k / (k - 1) * (1 - sum of the items' variances / variance of the total); for right or wrong this is KR-20.
Cronbach (1951), Psychometrika 16, 297-334; Kuder & Richardson (1937), Psychometrika 2, 151-160.
SEM = SD of the scores * sqrt(1 - alpha): Crocker & Algina (1986), chapter 7.

With draws not everybody saw every item, and no two attempts need share a total. Then alpha is that of the test which
one attempt gets on average: k is the mean number of items of an attempt, each variance counts with the share p(i) of
the attempts that saw the item, and each covariance, taken over those who saw both, with the share p(i,j) that saw both:

    V = sum of p(i) * variance(i),  C = sum over i != j of p(i,j) * covariance(i,j),  alpha = k / (k - 1) * C / (V + C)

Pairs that fewer than two attempts saw are left out, and C is enlarged in proportion to what they would have counted.
Where all saw all items, every p is 1, V + C is the variance of the total, and this is the usual formula.
"""

from dataclasses import dataclass
from math import sqrt

from assessments.analysis.figures.moments import NOTHING
from assessments.analysis.figures.pairwise import spread


@dataclass(frozen=True)
class Reliability:
    alpha: float | None
    if_dropped: list[float | None]  # side by side with the items


def reliability(columns, size):
    found = spread(columns, size)
    count = len(columns)
    shares = [seen / size for seen in found.seen]
    variances = [share * each for share, each in zip(shares, found.variances, strict=True)]
    pairs, known, covariances = _sums_of_pairs(found, count, size)
    whole = (sum(shares), sum(variances), sum(pairs) / 2, sum(known) / 2, sum(covariances) / 2)
    own = zip(shares, variances, pairs, known, covariances, strict=True)
    return Reliability(_alpha(*whole), [_alpha(*_without(whole, item)) for item in own])


def standard_error(deviation, alpha):
    """In the unit of `deviation`. A negative alpha is an estimate of no reliability at all, so it counts as 0."""
    return None if deviation is None or alpha is None else deviation * sqrt(1 - max(alpha, 0.0))


def _without(whole, item):
    return [total - part for total, part in zip(whole, item, strict=True)]


def _sums_of_pairs(found, count, size):
    """For each item, over its pairs: the sum of p(i,j), of the p(i,j) with a covariance, and of p(i,j) * covariance."""
    pairs, known, covariances = [0.0] * count, [0.0] * count, [0.0] * count
    for pair, together in found.together.items():
        covariance = found.covariances.get(pair)
        for item in pair:
            pairs[item] += together / size
            if covariance is not None:
                known[item] += together / size
                covariances[item] += together / size * covariance
    return pairs, known, covariances


def _alpha(items, variances, pairs, known, covariances):
    """Pairs are counted once in what is handed in, and twice in the formula, which knows (i,j) and (j,i)."""
    if known < NOTHING or items - 1 < NOTHING:
        return None
    between = 2 * covariances * pairs / known
    whole = variances + between
    return items / (items - 1) * between / whole if whole > NOTHING else None
