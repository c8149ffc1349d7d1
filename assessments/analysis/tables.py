"""Every table of an analysis as a file. Numbers have a decimal point in every language, so that programs read them."""

import csv

from django.http import HttpResponse
from django.utils.translation import gettext as _

from assessments.analysis.figures.score_distribution import BINS
from assessments.analysis.gain_page import name_of
from theme import csv_files

ITEM = ("code", "seen")
FIGURES = (
    "facility",
    "spread",
    "correlation",
    "discrimination",
    "upper",
    "lower",
    "alpha_if_dropped",
    "unanswered",
    "median_seconds",
)
CHOICE = ("count", "share", "upper", "lower", "mean_total")
GAIN = ("people", "pre", "post", "difference", "low", "high", "normalised", "d_z", "d_av")


def summary(run):
    result, scores = run.result, run.result["scores"] or {}
    unseen = result["unseen"] or {}
    yield [_("Figure"), _("Value")]
    yield [_("First attempts"), run.attempts]
    yield [_("Items in an attempt"), result["items_per_attempt"]]
    yield [_("Share passed"), result["passed"]]
    yield [_("Mean score"), scores.get("mean")]
    yield [_("Standard deviation"), scores.get("deviation")]
    yield [_("Lower quartile"), scores.get("lower_quartile")]
    yield [_("Median"), scores.get("median")]
    yield [_("Upper quartile"), scores.get("upper_quartile")]
    yield [_("Cronbach's alpha"), result["alpha"]]
    yield [_("Standard error of measurement"), result["standard_error"]]
    yield [_("Questions that may be drawn"), unseen.get("of")]
    yield [_("Questions never drawn"), unseen.get("number")]


def items(run):
    yield [
        _("Code"),
        _("Seen in"),
        _("Question"),
        _("Kind"),
        _("Facility"),
        _("Standard deviation"),
        _("Correlation with the rest of the quiz"),
        _("Discrimination"),
        _("Best 27%"),
        _("Weakest 27%"),
        _("Alpha without the item"),
        _("Left unanswered"),
        _("Median seconds"),
        _("Advice"),
    ]
    for item in run.result["items"]:
        figures = item["figures"] or {}
        yield [
            *(item[name] for name in ITEM),
            item["stem"],
            item["kind"],
            *(figures.get(name) for name in FIGURES),
            ", ".join(item["flags"]),
        ]


def choices(run):
    yield [
        _("Code"),
        _("Answer"),
        _("Right"),
        _("Chosen by"),
        _("Share"),
        _("Best 27%"),
        _("Weakest 27%"),
        _("Mean score of those who chose it"),
    ]
    for item in run.result["items"]:
        for choice in (item["figures"] or {}).get("choices", ()):
            yield [item["code"], choice["text"], int(choice["is_right"]), *(choice[name] for name in CHOICE)]


def scores(run):
    yield [_("From"), _("To"), _("Attempts")]
    if run.result["scores"]:
        for ends, number in zip(BINS, run.result["scores"]["bins"], strict=True):
            yield [*ends, number]


def gain(run):
    yield [
        _("Of"),
        _("Name"),
        _("Participants"),
        _("Mean before"),
        _("Mean after"),
        _("Difference"),
        _("Interval (95%) from"),
        _("Interval (95%) to"),
        _("Normalised gain"),
        _("Effect size d_z"),
        _("Effect size d_av"),
    ]
    found = run.result["gain"]
    if found:
        yield _gain(_("quiz"), "", found["whole"])
        for cohort in found["cohorts"]:
            yield _gain(_("cohort"), cohort["name"], cohort["gain"])
        for competency in found["competencies"]:
            yield _gain(_("competency"), name_of(competency), competency["gain"])


def _gain(of, name, gain):
    """A slice that is too small to be shown stands there without numbers."""
    return [of, name, *((gain or {}).get(column) for column in GAIN)]


TABLES = {
    "ringkasan": summary,
    "butir": items,
    "pilihan": choices,
    "sebaran": scores,
    "peningkatan": gain,
}


def file(rows, name):
    response = HttpResponse(content_type=csv_files.CONTENT_TYPE, headers=csv_files.headers(name))
    response.write(csv_files.BYTE_ORDER_MARK)
    writer = csv.writer(response)
    for row in rows:
        writer.writerow([csv_files.harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return response
