from datetime import UTC, datetime, timedelta

import pytest

from assessments.quizzes.admission import Obstacle, obstacle_to_start
from assessments.quizzes.rules import QuizRules

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def obstacle(rules=None, *, max_attempts=None, ended=(), is_in_course=True, is_needed=True):
    return obstacle_to_start(
        rules or QuizRules(),
        max_attempts=max_attempts,
        ended=list(ended),
        is_in_course=is_in_course,
        is_needed=is_needed,
        at=NOON,
    )


def test_usually_nothing_stands_in_the_way():
    assert obstacle(ended=[NOON - HOUR]) is None


@pytest.mark.parametrize(("opens", "expected"), [(NOON + HOUR, Obstacle.NOT_OPEN_YET), (NOON, None)])
def test_a_quiz_opens_on_the_minute(opens, expected):
    assert obstacle(QuizRules(opens_at=opens)) == expected


@pytest.mark.parametrize(("closes", "expected"), [(NOON, Obstacle.CLOSED), (NOON + HOUR, None)])
def test_a_quiz_closes_on_the_minute(closes, expected):
    assert obstacle(QuizRules(closes_at=closes)) == expected


@pytest.mark.parametrize(("allowed", "expected"), [(1, Obstacle.NO_ATTEMPTS_LEFT), (2, None)])
def test_attempts_are_counted(allowed, expected):
    assert obstacle(max_attempts=allowed, ended=[NOON - HOUR]) == expected


@pytest.mark.parametrize(("minutes", "expected"), [(61, Obstacle.MUST_WAIT), (60, None)])
def test_the_wait_is_counted_from_the_last_submission(minutes, expected):
    assert obstacle(QuizRules(waiting_minutes=minutes), ended=[NOON - HOUR, NOON - 5 * HOUR]) == expected


def test_a_remedial_is_for_those_who_need_it():
    assert obstacle(is_needed=False) == Obstacle.REMEDIAL_NOT_NEEDED


def test_what_is_not_in_the_course_is_said_first():
    assert obstacle(QuizRules(closes_at=NOON), is_in_course=False) == Obstacle.NOT_IN_COURSE
