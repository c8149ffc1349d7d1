"""What was learnt between the pre-test and the post-test. No database, no clock.

The normalised gain is the part of what was still missing that has been won: (post - pre) / (100 - pre).
The bands are Hake's: high from 0.7, medium from 0.3.
"""

from dataclasses import dataclass
from decimal import Decimal

HIGH = Decimal("0.7")
MEDIUM = Decimal("0.3")


@dataclass(frozen=True)
class Gain:
    pre: Decimal
    post: Decimal

    @property
    def difference(self):
        return self.post - self.pre

    @property
    def normalised(self):
        """None when the pre-test already had full marks, because then nothing was left to win."""
        missing = 100 - self.pre
        return self.difference / missing if missing else None

    @property
    def percent(self):
        """The normalised gain as a whole percentage, rounded towards zero so that it never claims too much."""
        return int(self.normalised * 100) if self.normalised is not None else None

    @property
    def is_full(self):
        return self.pre == 100

    @property
    def band(self):
        if self.difference < 0:
            return "lower"
        if self.difference == 0:
            return "same"
        if self.normalised >= HIGH:
            return "high"
        return "medium" if self.normalised >= MEDIUM else "low"
