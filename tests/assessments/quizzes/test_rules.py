from datetime import UTC, datetime, timedelta

import pytest

from assessments.quizzes.rules import REVIEW_PARTS, QuizRules

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EVERYTHING = set(REVIEW_PARTS)


def test_usual_rules_differ_in_nothing():
    assert QuizRules().differences() == {}


def test_only_what_differs_is_stored_and_read_back():
    rules = QuizRules(time_limit=30, closes_at=NOON)

    stored = rules.differences()

    assert stored == {"time_limit": 30, "closes_at": "2026-11-21T12:00:00+00:00"}
    assert QuizRules.from_json(stored) == rules


def test_the_earlier_of_time_limit_and_closing_time_ends_an_attempt():
    rules = QuizRules(time_limit=30, closes_at=NOON)

    assert rules.deadline(NOON - timedelta(minutes=50)) == NOON - timedelta(minutes=20)
    assert rules.deadline(NOON - timedelta(minutes=10)) == NOON
    assert QuizRules().deadline(NOON) is None


def test_usually_everything_is_shown_after_submitting_and_nothing_before():
    assert QuizRules().shown(is_submitted=False, at=NOON) == set()
    assert QuizRules().shown(is_submitted=True, at=NOON) == EVERYTHING


@pytest.mark.parametrize(("minutes", "shown"), [(-1, {"own_answer"}), (0, {"own_answer", "score"})])
def test_what_waits_for_the_closing_time_is_shown_from_then_on(minutes, shown):
    rules = QuizRules(closes_at=NOON, review={"after_submit": ["own_answer"], "after_closing": ["score"]})

    assert rules.shown(is_submitted=True, at=NOON + timedelta(minutes=minutes)) == shown


def test_a_quiz_that_never_closes_shows_nothing_of_after_closing():
    rules = QuizRules(review={"after_submit": [], "after_closing": ["score"]})

    assert rules.shown(is_submitted=True, at=NOON) == set()


def test_exceptions_go_before_the_rules_where_they_say_something():
    rules = QuizRules(time_limit=30, closes_at=NOON).with_exceptions({"time_limit": 60, "closes_at": None})

    assert (rules.time_limit, rules.closes_at) == (60, NOON)


@pytest.mark.parametrize(("score", "text"), [(0, ""), (39, ""), (40, "cukup"), (80, "baik"), (100, "baik")])
def test_the_highest_band_that_is_reached_speaks(score, text):
    rules = QuizRules(bands=[{"lowest": 80, "text": "baik"}, {"lowest": 40, "text": "cukup"}])

    assert rules.band_text(score) == text
