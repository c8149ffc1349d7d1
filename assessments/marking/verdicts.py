"""What one or two markers make of an answer together. No database."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from assessments.grading import hundredths

# Two markers agree when they differ by no more than this share of the points that the answer is worth.
TOLERANCE = Fraction(1, 10)


class Stage(StrEnum):
    FIRST = "first"  # nobody has finished
    SECOND = "second"  # another marker is needed
    RECONCILE = "reconcile"  # two markers do not agree
    DONE = "done"


@dataclass(frozen=True)
class Verdict:
    stage: Stage
    points: Decimal | None = None


def verdict(judgements, *, markers, worth):
    """`judgements` of one answer, with `points`, `is_draft` and `is_reconciling`, the first written first."""
    final = [each for each in judgements if not each.is_draft]
    decision = next((each for each in final if each.is_reconciling), None)
    if decision:
        return Verdict(Stage.DONE, decision.points)
    points = [each.points for each in final][:markers]
    if len(points) < markers:
        return Verdict(Stage.SECOND if points else Stage.FIRST)
    if max(points) - min(points) > worth * TOLERANCE:
        return Verdict(Stage.RECONCILE)
    return Verdict(Stage.DONE, hundredths(sum(map(Fraction, points)) / len(points)))


def deciding(judgements, *, markers):
    """Those on which the verdict rests: the one that decided between two, or the final ones."""
    final = [each for each in judgements if not each.is_draft]
    return [each for each in final if each.is_reconciling] or final[:markers]
