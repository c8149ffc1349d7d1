"""What a trainer should do about an item. The figures find it, the trainer decides.

Ebel & Frisbie (1991), page 232, call a discrimination below 0.20 that of "poor items, to be rejected or improved by
revision".
"""

from enum import StrEnum

TOO_EASY = 0.95
TOO_HARD = 0.20
POOR = 0.20


class Flag(StrEnum):
    """In the order of urgency. The value is kept with the analysis."""

    REVIEW_KEY = "review_key"
    REVIEW_MARKING = "review_marking"
    MISLEADING_CHOICE = "misleading_choice"
    TOO_HARD = "too_hard"
    RETIRE = "retire"
    WEAK = "weak"
    UNUSED_CHOICE = "unused_choice"
    TOO_EASY = "too_easy"


def flags_of(column, figures, *, alpha, if_dropped):
    """The flags of an item, the most urgent first."""
    found = {_of_discrimination(column, figures, is_burden=_is_more(if_dropped, alpha)), _of_facility(column, figures)}
    found |= _of_choices(figures)
    return tuple(flag for flag in Flag if flag in found)


def _of_discrimination(column, figures, *, is_burden):
    if figures.correlation is None:
        return None
    if figures.correlation < 0:
        return Flag.REVIEW_MARKING if column.is_marked_by_people else Flag.REVIEW_KEY
    # What nearly everybody or nearly nobody knows cannot tell people apart: that has flags of its own.
    if figures.discrimination >= POOR or _of_facility(column, figures):
        return None
    return Flag.RETIRE if is_burden else Flag.WEAK


def _of_facility(column, figures):
    if figures.facility >= TOO_EASY:
        return Flag.TOO_EASY
    # Where guessing earns as much, only an item that the best get right more often than the weakest is no guesswork.
    is_guesswork = figures.facility <= column.guessing and figures.discrimination < POOR
    return Flag.TOO_HARD if figures.facility <= TOO_HARD or is_guesswork else None


def _of_choices(figures):
    wrong = [row for row in figures.choices if row.is_offered and not row.is_right]
    found = set()
    if any(row.count == 0 for row in wrong):
        found.add(Flag.UNUSED_CHOICE)
    if any(row.draws_the_best for row in wrong):
        found.add(Flag.MISLEADING_CHOICE)
    return found


def _is_more(left, right):
    return left is not None and right is not None and left > right
