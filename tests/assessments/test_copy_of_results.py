"""The copy of one's data tells of a result what the result page tells by now, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import personal_data
from assessments.marking import personal_data as marking
from assessments.models import Mark, Regrade, RegradeOutcome
from assessments.regrading import personal_data as regrading
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


@pytest.fixture
def hidden(enrolment, quiz, at):
    with_rules(quiz, review={"at_once": [], "after_submit": ["own_answer"], "after_closing": []})
    return submit(enrolment, quiz, at)


def test_points_and_comments_of_markers_wait_as_long(hidden, learner):
    Mark.objects.filter(item__attempt=hidden, item__position=1).update(marked_by=learner, comment="Pilihan B tepat.")

    [row] = marking.tables(learner)[0].rows()

    assert (row["points"], row["comment"]) == (None, "")


def test_what_a_corrected_key_changed_waits_as_long(hidden, learner, at):
    version = hidden.items.first().question_version
    regrade = Regrade.objects.create(
        question=version.question, version=version, reason="Kunci salah.", applied_at=at, applied_by=learner
    )
    facts = {"old_points": 0, "new_points": 1, "old_score": 50, "new_score": 100, "was_passed": False}
    RegradeOutcome.objects.create(regrade=regrade, attempt=hidden, is_passed=True, **facts)

    assert regrading.tables(learner)[0].rows() == []
