"""The distractor table: which answers draw whom (Crocker & Algina 1986, chapter 14; Haladyna & Downing 1993,
Educational and Psychological Measurement 53, 999-1010).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt

# An answer in somebody's own words may say who it was, so it is shown only when several people gave it.
LEAST_GIVERS = 5
MOST_OWN_ANSWERS = 10


@dataclass(frozen=True)
class ChoiceFigures:
    key: str
    is_right: bool
    is_offered: bool  # by the newest version; otherwise typed, or offered by an earlier version
    count: int
    share: float  # of all who saw the item
    upper: float
    lower: float
    mean_total: float | None  # of those who chose it, out of 100
    draws_the_best: bool  # more than the weakest, and by more than chance


def choice_table(choices, chosen, totals, *, upper, lower):
    """The offered `choices` in their order, also those that nobody chose, then others by how frequent they are."""
    if not choices and not any(chosen):
        return ()
    counts, sums = _counts_and_sums(chosen, totals)
    in_upper, in_lower = upper.share_with(chosen), lower.share_with(chosen)
    offered = {choice.key for choice in choices}
    own = [key for key, count in counts.most_common() if key not in offered and count >= LEAST_GIVERS]
    rows = [(choice.key, choice.is_right, True) for choice in choices]
    rows += [(key, False, False) for key in own[:MOST_OWN_ANSWERS]]
    return tuple(
        ChoiceFigures(
            key=key,
            is_right=is_right,
            is_offered=is_offered,
            count=counts[key],
            share=counts[key] / len(chosen),
            upper=in_upper.get(key, 0.0),
            lower=in_lower.get(key, 0.0),
            mean_total=sums[key] / counts[key] if counts[key] else None,
            draws_the_best=_is_more_by_far(in_upper.get(key, 0.0), in_lower.get(key, 0.0), upper.size),
        )
        for key, is_right, is_offered in rows
    )


def _is_more_by_far(upper, lower, size):
    """Whether two shares of `size` people each differ by more than twice the standard error of the difference."""
    both = (upper + lower) / 2
    return upper - lower > 2 * sqrt(2 * both * (1 - both) / size)


def _counts_and_sums(chosen, totals):
    """{choice: how many chose it} and {choice: the sum of their totals}, adding up equal answers first."""
    times, added = Counter(chosen), defaultdict(float)
    for answer, total in zip(chosen, totals, strict=True):
        added[answer] += total
    counts, sums = Counter(), defaultdict(float)
    for answer, number in times.items():
        for choice in answer:
            counts[choice] += number
            sums[choice] += added[answer]
    return counts, sums
