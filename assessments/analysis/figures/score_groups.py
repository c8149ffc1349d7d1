"""The best and the weakest of those who saw an item.

27 % at each end: Kelley (1939), "The selection of upper and lower groups for the validation of test items", Journal of
Educational Psychology 30, 17-24. People with the same total at the border count in part, each as much as the other, so
that the figures do not depend on the order in which attempts were read.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

PART = 0.27


@dataclass(frozen=True)
class Group:
    """A part of a column that is sorted by total: rows inside, rows tied at the border and how much of each counts."""

    inside: slice
    tied: slice
    weight: float
    size: int

    def mean(self, values):
        return (sum(values[self.inside]) + self.weight * sum(values[self.tied])) / self.size

    def share_with(self, answers):
        """{choice: share of the group that chose it}; `answers` are tuples of choices."""
        counted = Counter()
        for rows, weight in ((self.inside, 1), (self.tied, self.weight)):
            for chosen, times in Counter(answers[rows]).items():
                for choice in chosen:
                    counted[choice] += weight * times
        return {choice: count / self.size for choice, count in counted.items()}


def lower_group(totals):
    """`totals` are sorted, the lowest first."""
    size = _size(totals)
    start, end = _tied(totals, totals[size - 1])
    return Group(slice(0, start), slice(start, end), (size - start) / (end - start), size)


def upper_group(totals):
    size = _size(totals)
    start, end = _tied(totals, totals[-size])
    return Group(slice(end, None), slice(start, end), (size - (len(totals) - end)) / (end - start), size)


def _size(totals):
    return max(1, round(PART * len(totals)))


def _tied(totals, border):
    return bisect_left(totals, border), bisect_right(totals, border)
