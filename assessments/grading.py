"""How answers become a score. No database, no clock. What a single answer earns is told by `item_types`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from assessments.item_types import item_type


@dataclass(frozen=True)
class Task:
    """A question as an attempt asks it: `content` as frozen, and what it is worth."""

    content: Mapping
    points: int = 1


@dataclass(frozen=True)
class Result:
    points: dict  # item id -> points, rounded for the record; None while people have to mark the item
    score: Decimal | None  # out of 100, from the exact shares; None while any item waits
    is_passed: bool | None


def grade(tasks: Mapping, given: Mapping, *, pass_mark: int, judged: Mapping | None = None, cap: int | None = None):
    """Mark `given` ({item id: strings}); an item without an answer earns nothing.

    `judged`: {item id: points} of what people marked, or gave upon an appeal. `cap`: the highest score there is.
    """
    judged = judged or {}
    earned = {item: _earned(task, given.get(item) or (), judged.get(item)) for item, task in tasks.items()}
    points = {item: value if value is None else hundredths(value) for item, value in earned.items()}
    if None in earned.values():
        return Result(points, None, None)
    possible = sum(task.points for task in tasks.values())
    score = hundredths(100 * sum(earned.values()) / Fraction(possible)) if possible else Decimal(0)
    score = score if cap is None else min(score, Decimal(cap))
    return Result(points, score, score >= pass_mark)


def _earned(task, given, judged):
    if judged is not None:
        return Fraction(judged)
    share = item_type(task.content["kind"]).share(task.content, given)
    return None if share is None else task.points * share


def hundredths(value) -> Decimal:
    """Rounded half up to two decimals, as people round."""
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)
