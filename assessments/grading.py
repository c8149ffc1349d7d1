"""How chosen options become points. No database, no clock.

Single choice and true or false: all or nothing. Multiple response: the share of the keys chosen minus the share of
the distractors chosen, never below 0, so that ticking everything earns nothing and one slip does not cost everything.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

MULTIPLE_RESPONSE = "multiple_response"


@dataclass(frozen=True)
class AnswerKey:
    kind: str
    keys: frozenset
    distractors: frozenset
    points: int = 1


@dataclass(frozen=True)
class Result:
    points: dict  # item id -> points, rounded for the record; the score is made of the exact shares
    score: Decimal
    is_passed: bool


def grade(answer_keys: Mapping, chosen: Mapping, *, pass_mark: int) -> Result:
    """Mark `chosen` ({item id: option ids}); an item without an answer earns nothing."""
    earned = {item: key.points * share(key, chosen.get(item, ())) for item, key in answer_keys.items()}
    possible = sum(key.points for key in answer_keys.values())
    score = hundredths(100 * sum(earned.values()) / Fraction(possible)) if possible else Decimal(0)
    points = {item: hundredths(value) for item, value in earned.items()}
    return Result(points, score, score >= pass_mark)


def share(key: AnswerKey, chosen: Collection) -> Fraction:
    """How much of an item's points `chosen` earns, from 0 to 1."""
    chosen = set(chosen)
    if key.kind != MULTIPLE_RESPONSE:
        return Fraction(int(chosen == key.keys))
    right = Fraction(len(chosen & key.keys), len(key.keys))
    wrong = Fraction(len(chosen & key.distractors), len(key.distractors)) if key.distractors else Fraction(0)
    return max(Fraction(0), right - wrong)


def hundredths(value) -> Decimal:
    """Rounded half up to two decimals, as people round."""
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)
