"""The copy of one's data tells of a result what the result page tells by now, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import personal_data
from tests.factories.assessments import submit, with_rules

HOUR = timedelta(hours=1)
HIDDEN = {"at_once": [], "after_submit": ["own_answer"], "after_closing": ["score"]}


def result_in_copy(learner):
    attempts = next(table for table in personal_data.tables(learner) if table.code == "attempts")
    [row] = attempts.rows()
    return row["score"], row["is_passed"]


def test_a_result_that_is_shown_is_in_the_copy(enrolment, quiz, learner, at):
    submit(enrolment, quiz, at)

    assert result_in_copy(learner) == (100, True)


@pytest.mark.parametrize(("closes_in", "expected"), [(HOUR, (None, None)), (-HOUR, (100, True))])
def test_a_result_that_is_shown_after_closing_is_in_the_copy_from_then_on(
    enrolment, quiz, learner, at, closes_in, expected
):
    submit(enrolment, quiz, at)
    with_rules(quiz, review=HIDDEN, closes_at=(timezone.now() + closes_in).isoformat())

    assert result_in_copy(learner) == expected
