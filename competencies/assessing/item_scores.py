"""How a person did on quiz questions, by competency. Rooms above know the quizzes and register in `AppConfig.ready()`.

It is the result of questions, never a level: a level is proved by what stands in the ledger.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class ItemScore:
    """Points of the questions on one competency that the person's last attempts had, as far as they may see them."""

    points: Decimal
    most_points: Decimal
    items: int
    last_at: datetime.datetime

    @property
    def percent(self):
        return int(100 * self.points / self.most_points)


_sources = []


def register(source):
    """`source(person, at)` gives {competency id: ItemScore}. Registering it again changes nothing."""
    if source not in _sources:
        _sources.append(source)


def of(person, *, at):
    """{competency id: ItemScore} over all sources, of what the person may see at that moment."""
    found = {}
    for source in _sources:
        for competency, score in source(person, at).items():
            found[competency] = _together(found.get(competency), score)
    return found


def _together(one, other):
    if one is None:
        return other
    return ItemScore(
        points=one.points + other.points,
        most_points=one.most_points + other.most_points,
        items=one.items + other.items,
        last_at=max(one.last_at, other.last_at),
    )
