"""What the figures mean in words, and what to do next."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.analysis.flags import Flag


@dataclass(frozen=True)
class Advice:
    label: str
    tone: str
    reason: str
    action: str


ADVICE = {
    Flag.REVIEW_KEY: Advice(
        _("Review the key"),
        "danger",
        _("Those who do well in the rest of the quiz answer this item wrongly more often than others."),
        _("Check the key and the wording. If the key is wrong, correct it and mark the answers again."),
    ),
    Flag.REVIEW_MARKING: Advice(
        _("Review the marking"),
        "danger",
        _("Those who do well in the rest of the quiz get fewer points here than others."),
        _("Compare the marks with the rubric, and the markers with one another."),
    ),
    Flag.MISLEADING_CHOICE: Advice(
        _("Misleading choice"),
        "warning",
        _("A wrong choice draws the best participants more than the weakest."),
        _("Read that choice as an expert would: it may be defensible, or the question ambiguous."),
    ),
    Flag.TOO_HARD: Advice(
        _("Too hard"),
        "warning",
        _("Hardly anybody is right, or no more than guessing would bring."),
        _("Check the wording and whether the lessons teach this; then make the item easier or replace it."),
    ),
    Flag.RETIRE: Advice(
        _("Retire"),
        "warning",
        _("The item does not tell strong and weak participants apart, and the quiz is more reliable without it."),
        _("Take the item out of the quiz, or write it anew."),
    ),
    Flag.WEAK: Advice(
        _("Rewrite"),
        "warning",
        _("The item hardly tells strong and weak participants apart."),
        _("Make the question more precise and its wrong choices more plausible."),
    ),
    Flag.UNUSED_CHOICE: Advice(
        _("Unused choice"),
        "info",
        _("Nobody takes one of the wrong choices."),
        _("Replace it with a mistake that people really make, or leave it out."),
    ),
    Flag.TOO_EASY: Advice(
        _("Too easy to tell apart"),
        "info",
        _("Nearly everybody is right, so the item cannot tell people apart."),
        _("Keep it if everybody has to know this; otherwise make it harder or replace it."),
    ),
}

# Nunnally & Bernstein (1994), "Psychometric Theory", 3rd edition, pages 264 and 265.
RELIABILITY = (
    (0.9, _("High: fit for decisions about single people.")),
    (0.8, _("Good: fit for a certificate together with other evidence.")),
    (0.7, _("Fair: enough for a quiz within a course, too little to decide about single people.")),
    (0.5, _("Low: add good items or mend those named below.")),
)
UNRELIABLE = _("Very low: the score says little about single people. Mend the items named below first.")

BANDS = {
    "very_good": _("very good"),
    "good": _("good"),
    "marginal": _("marginal"),
    "poor": _("poor"),
    "negative": _("negative"),
}
FACILITIES = ((0.7, _("easy")), (0.3, _("medium")))
HARD = _("hard")

GAIN_BANDS = {
    "high": _("High gain: the group has won at least seven tenths of what was missing at the start."),
    "medium": _("Medium gain: the group has won three to seven tenths of what was missing at the start."),
    "low": _("Low gain: the group has won less than three tenths of what was missing at the start."),
    "none": _("On average the group has not gained."),
}
EFFECTS = {
    "large": _("large"),
    "medium": _("medium"),
    "small": _("small"),
    "negligible": _("negligible"),
    "unknown": _("unknown"),
}
UNSURE = _("The confidence interval holds 0: this may be chance.")


def reliability_in_words(alpha):
    return _reached(RELIABILITY, alpha, UNRELIABLE)


def facility_in_words(facility):
    return _reached(FACILITIES, facility, HARD)


def _reached(bands, value, otherwise):
    return next((words for least, words in bands if value >= least), otherwise)
