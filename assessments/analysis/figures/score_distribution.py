"""How the scores of a quiz lie. Lowest and highest are left out: they are the scores of single people."""

from dataclasses import dataclass
from statistics import quantiles

from assessments.analysis.figures.moments import mean, standard_deviation

WIDTH = 10
BINS = [(low, 100 if low == 100 - WIDTH else low + WIDTH - 1) for low in range(0, 100, WIDTH)]  # as people write them


@dataclass(frozen=True)
class ScoreDistribution:
    mean: float
    deviation: float
    lower_quartile: float
    median: float
    upper_quartile: float
    bins: tuple[int, ...]  # 0 to below 10, ... 90 to 100


def score_distribution(totals):
    """Of at least two scores out of 100. Quartiles as spreadsheets make them (QUARTILE.INC)."""
    bins = [0] * len(BINS)
    for total in totals:
        bins[min(int(total // WIDTH), len(bins) - 1)] += 1
    low, middle, high = quantiles(totals, n=4, method="inclusive")
    return ScoreDistribution(mean(totals), standard_deviation(totals), low, middle, high, tuple(bins))
