"""What the pages show, from the kept result of a run: words and numbers, nothing reckoned anew."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from assessments.analysis.figures.score_distribution import BINS
from assessments.analysis.flags import Flag
from assessments.analysis.item_analysis import ENOUGH
from assessments.analysis.numbers import decimal, minutes, percent
from assessments.analysis.wording import (
    ADVICE,
    BANDS,
    facility_in_words,
    reliability_in_words,
)
from theme.charts import ColumnChart

SHORT_STEM = 90
URGENCY = {flag: place for place, flag in enumerate(Flag)}


@dataclass(frozen=True)
class Fact:
    term: str
    value: str
    words: str = ""


@dataclass(frozen=True)
class ItemRow:
    id: str
    code: str
    stem: str
    seen: int
    is_enough: bool
    advice: list
    facility: str = ""
    discrimination: str = ""
    band: str = ""
    correlation: str = ""
    if_dropped: str = ""
    time: str = ""


class WholeTest:
    """The figures of the quiz as a whole. `result`: see results."""

    def __init__(self, run, *, has_pass_mark):
        self.run, self.result, self.has_pass_mark = run, run.result, has_pass_mark

    @property
    def is_enough(self):
        return self.result["scores"] is not None

    @property
    def least(self):
        return ENOUGH

    @cached_property
    def facts(self):
        facts = [self._attempts(), self._scores(), self._alpha(), self._error()]
        if self.has_pass_mark:
            facts.insert(2, Fact(_("Passed"), percent(self.result["passed"])))
        if self.result["unseen"]:
            facts.append(self._unseen())
        return facts

    def _attempts(self):
        items = _("On average %(number)s items in each.") % {"number": decimal(self.result["items_per_attempt"], 1)}
        return Fact(_("First attempts"), decimal(self.run.attempts, 0), items)

    def _scores(self):
        scores = self.result["scores"]
        words = _("Standard deviation %(deviation)s; half of all lie between %(low)s and %(high)s.") % {
            "deviation": decimal(scores["deviation"], 1),
            "low": decimal(scores["lower_quartile"], 1),
            "high": decimal(scores["upper_quartile"], 1),
        }
        return Fact(_("Mean score out of 100"), decimal(scores["mean"], 1), words)

    def _alpha(self):
        alpha = self.result["alpha"]
        words = _("It can't be told, because the scores do not differ.")
        return Fact(
            _("Reliability (Cronbach's alpha)"), decimal(alpha), words if alpha is None else reliability_in_words(alpha)
        )

    def _error(self):
        error = self.result["standard_error"]
        words = (
            "" if error is None else _("Two of three people's true scores lie within this distance of what they got.")
        )
        return Fact(_("Standard error of measurement"), decimal(error, 1), words)

    def _unseen(self):
        unseen = self.result["unseen"]
        words = _("%(number)s of the %(of)s questions that the quiz may draw have never been drawn.") % unseen
        return Fact(_("Unseen questions"), percent(unseen["number"] / unseen["of"] if unseen["of"] else 0), words)

    @cached_property
    def chart(self):
        bins = self.result["scores"]["bins"]
        return ColumnChart(
            [("–".join(map(str, ends)), number) for ends, number in zip(BINS, bins, strict=True)],
            label_heading=_("Score"),
        )

    @property
    def finding(self):
        scores = self.result["scores"]
        return _("Half of the participants score %(median)s or more.") % {"median": decimal(scores["median"], 1)}

    @cached_property
    def items(self):
        """Those that need something done first, then in the order of the quiz."""
        return sorted((item_row(item) for item in self.result["items"]), key=_urgency)

    @property
    def advised(self):
        return sum(bool(item.advice) for item in self.items)


def item_labels():
    return {
        "facility": _("Facility"),
        "discrimination": _("Discrimination"),
        "correlation": _("Correlation"),
        "if_dropped": _("Alpha without it"),
        "time": _("Time"),
    }


def _urgency(item):
    return min([URGENCY[flag] for flag, _advice in item.advice], default=len(URGENCY))


def item_row(item):
    figures = item["figures"]
    told = {
        "id": item["id"],
        "code": item["code"],
        "stem": _shortened(item["stem"]),
        "seen": item["seen"],
        "is_enough": figures is not None,
        "advice": [(flag, ADVICE[flag]) for flag in item["flags"]],
    }
    if figures is not None:
        told |= {
            "facility": percent(figures["facility"]),
            "discrimination": decimal(figures["discrimination"]),
            "band": BANDS[figures["band"]],
            "correlation": decimal(figures["correlation"]),
            "if_dropped": decimal(figures["alpha_if_dropped"]),
            "time": minutes(figures["median_seconds"]),
        }
    return ItemRow(**told)


def _shortened(stem):
    return stem if len(stem) <= SHORT_STEM else f"{stem[: SHORT_STEM - 1]}…"


@dataclass(frozen=True)
class ChoiceRow:
    text: str
    is_right: bool
    draws_the_best: bool
    count: int
    share: str
    upper: str
    lower: str
    mean_total: str


class ItemPage:
    def __init__(self, item, whole):
        self.item, self.figures, self.row = item, item["figures"], item_row(item)
        self.whole_alpha = whole["alpha"]

    @cached_property
    def facts(self):
        figures = self.figures
        return [
            Fact(_("Seen in"), decimal(self.item["seen"], 0), _("attempts")),
            Fact(_("Facility"), self.row.facility, facility_in_words(figures["facility"])),
            Fact(_("Left unanswered"), percent(figures["unanswered"])),
            Fact(_("Discrimination (best 27% minus weakest 27%)"), self.row.discrimination, self.row.band),
            Fact(_("Right among the best 27%"), percent(figures["upper"])),
            Fact(_("Right among the weakest 27%"), percent(figures["lower"])),
            Fact(_("Correlation with the rest of the quiz"), self.row.correlation),
            Fact(_("Alpha of the quiz without this item"), self.row.if_dropped, self._beside_alpha()),
            Fact(_("Median time (min:s)"), self.row.time),
        ]

    def _beside_alpha(self):
        return "" if self.whole_alpha is None else _("with it %(alpha)s") % {"alpha": decimal(self.whole_alpha)}

    @cached_property
    def choices(self):
        return [
            ChoiceRow(
                text=choice["text"] or _("(offered by an earlier version)"),
                is_right=choice["is_right"],
                draws_the_best=choice["draws_the_best"] and not choice["is_right"],
                count=choice["count"],
                share=percent(choice["share"]),
                upper=percent(choice["upper"]),
                lower=percent(choice["lower"]),
                mean_total=decimal(choice["mean_total"], 1),
            )
            for choice in self.figures["choices"]
        ]
