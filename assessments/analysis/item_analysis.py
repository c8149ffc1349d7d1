"""A quiz and its items as their answers show them: the figures of classical test theory. No database, no clock.

Where questions are drawn not everybody sees every item, so each figure of an item is made of the attempts that saw it,
and each figure of a pair of those that saw both; `reliability` says what alpha means then.
"""

from dataclasses import dataclass

from assessments.analysis.figures.answer_sheet import AnswerSheet
from assessments.analysis.figures.item_figures import ItemFigures, item_figures
from assessments.analysis.figures.reliability import reliability, standard_error
from assessments.analysis.figures.score_distribution import ScoreDistribution, score_distribution
from assessments.analysis.flags import flags_of

# Fewer answers say more about these people than about the item.
ENOUGH = 30


@dataclass(frozen=True)
class ItemResult:
    key: object
    seen: int
    figures: ItemFigures | None = None  # None: not enough attempts
    alpha_if_dropped: float | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Analysis:
    attempts: int
    items: tuple[ItemResult, ...]
    items_per_attempt: float = 0.0
    scores: ScoreDistribution | None = None  # None: not enough attempts
    alpha: float | None = None
    standard_error: float | None = None  # in points out of 100

    @property
    def is_enough(self):
        return self.scores is not None


def analyse(columns, size):
    """`size` attempts, numbered from 0 in the columns."""
    columns = [column for column in columns if column.seen]
    if size < ENOUGH:
        return Analysis(size, tuple(ItemResult(column.key, column.seen) for column in columns))
    sheet = AnswerSheet(columns, size)
    found = reliability(columns, size)
    scores = score_distribution(sheet.totals)
    return Analysis(
        attempts=size,
        items=tuple(
            _item(sheet, column, found.alpha, if_dropped)
            for column, if_dropped in zip(columns, found.if_dropped, strict=True)
        ),
        items_per_attempt=sum(column.seen for column in columns) / size,
        scores=scores,
        alpha=found.alpha,
        standard_error=standard_error(scores.deviation, found.alpha),
    )


def unseen_share(available, seen):
    """How much of what the quiz may draw has never been drawn; None where nothing is available."""
    available = set(available)
    return len(available - set(seen)) / len(available) if available else None


def _item(sheet, column, alpha, if_dropped):
    if column.seen < ENOUGH:
        return ItemResult(column.key, column.seen)
    figures = item_figures(sheet, column)
    flags = flags_of(column, figures, alpha=alpha, if_dropped=if_dropped)
    return ItemResult(column.key, column.seen, figures, if_dropped, flags)
