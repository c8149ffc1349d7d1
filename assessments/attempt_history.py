"""The finished attempts on the first page of a quiz, as texts ready to print: who practises a lot has dozens."""

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _

from theme.templatetags.theme_tags import local_datetime

ANY_ATTEMPT = "00000000-0000-0000-0000-000000000000"


MOST_AT_FIRST = 10


def history_rows(card, *, shows_all=False):
    """The newest attempts, or all of them, the first first."""
    address = reverse("assessments:result", args=[ANY_ATTEMPT])
    label = _("Attempt %(number)s")
    outcomes = _outcomes(is_done_when_submitted=card.version.is_done_when_submitted)
    return [
        {
            "url": address.replace(ANY_ATTEMPT, str(attempt.public_id)),
            "label": label % {"number": attempt.number},
            "time": local_datetime(attempt.submitted_at),
            **_outcome(attempt, outcomes, shows_score=card.shows_score(attempt)),
        }
        for attempt in (card.history if shows_all else card.history[-MOST_AT_FIRST:])
    ]


def _outcome(attempt, outcomes, *, shows_score):
    if not shows_score:
        return {"tone": "info", "outcome": _("Submitted"), "score": ""}
    tone, words = outcomes[attempt.is_passed]
    return {"tone": tone, "outcome": words, "score": floatformat(attempt.score, "-2") if attempt.is_marked else ""}


def _outcomes(*, is_done_when_submitted):
    """{is it passed: (tone, words)}; nobody passes or fails a pre-test or a practice. None: people still mark it."""
    marked = {None: ("info", _("Being marked"))}
    if is_done_when_submitted:
        return marked | dict.fromkeys((True, False), ("info", _("Done")))
    return marked | {True: ("success", _("Passed")), False: ("warning", _("Not passed"))}
