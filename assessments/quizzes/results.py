"""Which score is the result of a quiz when it was taken several times. No database and no clock."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessments.grading import hundredths


@dataclass(frozen=True)
class Standing:
    score: Decimal
    is_passed: bool


def standing(attempts, counts, *, pass_mark):
    """The result of marked `attempts` (with `number`, `score`, `is_passed`), or None without any.

    The average passes by the pass mark; otherwise an attempt passed by what held when it was marked.
    """
    marked = sorted((each for each in attempts if each.score is not None), key=lambda each: each.number)
    if not marked:
        return None
    if counts == "average":
        mean = hundredths(sum(Fraction(each.score) for each in marked) / len(marked))
        return Standing(mean, mean >= pass_mark)
    chosen = {
        "first": lambda: marked[0],
        "last": lambda: marked[-1],
        "highest": lambda: max(marked, key=lambda each: (each.is_passed, each.score)),
    }[counts]()
    return Standing(chosen.score, chosen.is_passed)
