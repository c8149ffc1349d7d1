"""The finished attempts on the first page of a quiz, as texts ready to print: who practises a lot has dozens."""

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _

from theme.templatetags.theme_tags import local_datetime

ANY_ATTEMPT = "00000000-0000-0000-0000-000000000000"


def history_rows(attempts, *, is_pre_test):
    address = reverse("assessments:result", args=[ANY_ATTEMPT])
    label = _("Attempt %(number)s")
    outcomes = _outcomes(is_pre_test)
    return [
        {
            "url": address.replace(ANY_ATTEMPT, str(attempt.public_id)),
            "label": label % {"number": attempt.number},
            "time": local_datetime(attempt.submitted_at),
            "tone": outcomes[attempt.is_passed][0],
            "outcome": outcomes[attempt.is_passed][1],
            "score": floatformat(attempt.score, "-2"),
        }
        for attempt in attempts
    ]


def _outcomes(is_pre_test):
    """{is it passed: (tone, words)}; nobody passes or fails a pre-test."""
    if is_pre_test:
        return dict.fromkeys((True, False), ("info", _("Done")))
    return {True: ("success", _("Passed")), False: ("warning", _("Not passed"))}
