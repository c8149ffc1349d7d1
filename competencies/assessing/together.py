"""What several people's answers say together, without saying what any of them answered. Pure.

The middle half is told and not the lowest and highest answer: nobody's answer at either end ever shows.
"""

from dataclasses import dataclass
from decimal import Decimal

FEWEST = 5  # answers, below which nothing at all is told
FEWEST_NAMED, MOST_NAMED = 5, 10


@dataclass(frozen=True)
class Together:
    """`lower` and `upper` bound the middle half of the answers; both are answers that were given."""

    median: Decimal
    lower: int
    upper: int


def together(levels):
    """None below FEWEST answers."""
    if len(levels) < FEWEST:
        return None
    ordered = sorted(levels)
    last = len(ordered) - 1
    cut = last // 4
    middle = Decimal(ordered[last // 2] + ordered[last - last // 2]) / 2
    return Together(median=middle, lower=ordered[cut], upper=ordered[last - cut])
