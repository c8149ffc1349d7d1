"""What an analysis is made of: who saw which item, and what the answer was worth. No database, no clock.

One column for each item and not one row for each attempt: draws leave most cells of a table empty, and all figures
of an item are made of its own column and of the totals.
"""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Choice:
    key: str
    is_right: bool = False


@dataclass
class Column:
    """An item and its answers. Attempts are numbered from 0; the first three lists run side by side."""

    key: object
    points: float = 1
    choices: tuple[Choice, ...] = ()
    guessing: float = 0.0  # what somebody who knows nothing may expect, as a share
    is_marked_by_people: bool = False
    attempts: list[int] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)  # of the points, from 0 to 1
    chosen: list[tuple[str, ...]] = field(default_factory=list)  # empty: no answer
    seconds: list[float] = field(default_factory=list)  # of those attempts whose time is known

    def add(self, attempt, share, chosen=()):
        self.attempts.append(attempt)
        self.shares.append(share)
        self.chosen.append(chosen)

    @property
    def seen(self):
        return len(self.attempts)


@dataclass
class AnswerSheet:
    columns: list[Column]
    size: int  # attempts

    @cached_property
    def earned(self):
        points = [0.0] * self.size
        for column in self.columns:
            for attempt, share in zip(column.attempts, column.shares, strict=True):
                points[attempt] += column.points * share
        return points

    @cached_property
    def possible(self):
        points = [0.0] * self.size
        for column in self.columns:
            for attempt in column.attempts:
                points[attempt] += column.points
        return points

    @cached_property
    def totals(self):
        """Scores out of 100. Rounded, so that equal scores are equal whatever order their points were added in."""
        pairs = zip(self.earned, self.possible, strict=True)
        return [round(100 * earned / possible, 6) if possible else 0.0 for earned, possible in pairs]

    @cached_property
    def ranks(self):
        """The place of each attempt from the lowest total to the highest."""
        places = [0] * self.size
        for place, attempt in enumerate(sorted(range(self.size), key=self.totals.__getitem__)):
            places[attempt] = place
        return places

    def rests(self, column):
        """What those who saw the item earned with the other items they saw, as a share; None where it was the only one.

        A share and not a sum, because a draw gives everybody other items. Where all saw the same items, both
        correlate alike.
        """
        earned, possible, points = self.earned, self.possible, column.points
        if any(possible[attempt] <= points for attempt in column.attempts):
            return None
        pairs = zip(column.attempts, column.shares, strict=True)
        return [(earned[attempt] - points * share) / (possible[attempt] - points) for attempt, share in pairs]
