"""A late essay counts only after people have read it, even where nothing was written in time."""

from datetime import timedelta

import pytest

from assessments import services
from assessments.attempts_desk.late import decide_late, waiting_rows
from assessments.marking.releasing import release_attempt
from assessments.marking.waiting import waiting_items
from assessments.models import Attempt
from tests.factories.accounts import make_person
from tests.factories.assessments import answer, only, start
from tests.factories.courses import enrol_learner
from tests.factories.marking import ESSAY, judge, make_course_trainer, make_essay_quiz

LATER = timedelta(minutes=30)


@pytest.fixture
def essay_trainer(course):
    return make_course_trainer(course)


@pytest.fixture
def accepted(course, essay_trainer, at):
    """An attempt that was submitted empty, with an essay that came late and counts by now."""
    quiz = make_essay_quiz(course)
    attempt = services.submit_attempt(attempt=start(enrol_learner(course, make_person(), at), quiz, at), at=at)
    late = [answer(attempt.items.get(), [ESSAY])]
    services.take_answers(attempts=only(attempt), answers=late, at=at + timedelta(minutes=1))
    decisions = {row.key: True for row in waiting_rows(attempt).values()}
    return decide_late(attempt=attempt, decisions=decisions, reason="Listrik padam", by=essay_trainer, at=at + LATER)


def test_an_accepted_essay_waits_for_markers(accepted, essay_trainer):
    assert accepted.score is None
    assert waiting_items(essay_trainer).get().attempt == accepted


def test_an_accepted_essay_gets_its_marks(accepted, essay_trainer, at):
    judge(accepted.items.get(), essay_trainer, at + LATER, 8)

    assert release_attempt(accepted.pk, by=essay_trainer, at=at + LATER)

    assert Attempt.objects.get(pk=accepted.pk).score == 80
