"""Exceptions in the copy of somebody's data, in an erasure and in a merge of two records."""

from datetime import timedelta

import pytest

from assessments.models import QuizOverride
from assessments.overrides.joining import erase, settle, tables, tally
from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz
from tests.factories.quizzes import make_override


@pytest.fixture
def override(quiz, learner, at):
    return make_override(quiz, at, learner=learner, time_limit=90, reason="Keputusan 12/2026")


def test_the_copy_of_ones_data_tells_of_the_exception(override, learner):
    [table] = tables(learner)

    assert [(row["time_limit"], row["reason"]) for row in table.rows()] == [(90, "Keputusan 12/2026")]
    assert "quiz_key" not in table.headings()


def test_an_erasure_leaves_the_terms_without_their_reason(override, learner, at):
    erase(learner, at)

    override.refresh_from_db()
    assert (override.time_limit, override.reason) == (90, "–")


def test_a_merge_keeps_one_exception_for_each_quiz(override, quiz, course, learner, at):
    other = make_person("Yuliana W.")
    same = make_override(quiz, at, learner=other, time_limit=60)
    elsewhere = make_override(make_quiz(course), at, learner=other, time_limit=60)
    later = at + timedelta(hours=1)

    settle(learner, other, at=later)

    assert tally(learner)[0][1] == 1
    ended = dict(QuizOverride.objects.values_list("pk", "ended_at"))
    assert ended == {override.pk: None, same.pk: later, elsewhere.pk: None}
