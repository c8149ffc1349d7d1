"""How an item behaves among the attempts that saw it.

Facility: the mean share of the points; for right or wrong the proportion p of Crocker & Algina (1986), "Introduction to
Classical and Modern Test Theory", chapter 14.
Corrected item-total correlation: with the total of the other items, because an item always correlates with itself
(Henrysson 1963, Psychometrika 28, 211-218; Crocker & Algina, chapter 14).
Upper-lower discrimination: facility in the best 27 % minus facility in the weakest 27 % (Johnson 1951, Journal of
Educational Psychology 42, 499-504; Kelley 1939 for the 27 %). Bands: Ebel & Frisbie (1991), "Essentials of Educational
Measurement", 5th edition, page 232.
"""

from dataclasses import dataclass
from statistics import median

from assessments.analysis.figures.choice_table import ChoiceFigures, choice_table
from assessments.analysis.figures.moments import correlation, mean, standard_deviation
from assessments.analysis.figures.score_groups import lower_group, upper_group

EBEL_BANDS = ((0.40, "very_good"), (0.30, "good"), (0.20, "marginal"))


@dataclass(frozen=True)
class ItemFigures:
    facility: float
    spread: float | None
    correlation: float | None
    upper: float
    lower: float
    unanswered: float  # share of those who saw it
    median_seconds: float | None
    choices: tuple[ChoiceFigures, ...]

    @property
    def discrimination(self):
        return self.upper - self.lower

    @property
    def band(self):
        found = (name for least, name in EBEL_BANDS if self.discrimination >= least)
        return next(found, "poor" if self.discrimination >= 0 else "negative")


def item_figures(sheet, column):
    ranks = [sheet.ranks[attempt] for attempt in column.attempts]
    order = sorted(range(column.seen), key=ranks.__getitem__)
    totals = [sheet.totals[column.attempts[row]] for row in order]
    shares = [column.shares[row] for row in order]
    chosen = [column.chosen[row] for row in order]
    upper, lower = upper_group(totals), lower_group(totals)
    rests = sheet.rests(column)
    return ItemFigures(
        facility=mean(shares),
        spread=standard_deviation(shares),
        correlation=None if rests is None else correlation(column.shares, rests),
        upper=upper.mean(shares),
        lower=lower.mean(shares),
        unanswered=chosen.count(()) / column.seen,
        median_seconds=median(column.seconds) if column.seconds else None,
        # What people mark was written or handed in: the answers are no choices, and may tell who gave them.
        choices=()
        if column.is_marked_by_people
        else choice_table(column.choices, chosen, totals, upper=upper, lower=lower),
    )
