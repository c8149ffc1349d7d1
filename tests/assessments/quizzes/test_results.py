from decimal import Decimal
from types import SimpleNamespace

import pytest

from assessments.quizzes.results import Standing, standing


def attempts(*scores, pass_mark=70):
    return [
        SimpleNamespace(
            number=number,
            score=None if score is None else Decimal(score),
            is_passed=None if score is None else score >= pass_mark,
        )
        for number, score in enumerate(scores, start=1)
    ]


@pytest.mark.parametrize(
    ("counts", "score", "is_passed"), [("highest", 80, True), ("last", 60, False), ("first", 40, False)]
)
def test_the_attempt_that_counts_makes_the_result(counts, score, is_passed):
    assert standing(attempts(40, 80, 60), counts, pass_mark=70) == Standing(Decimal(score), is_passed)


@pytest.mark.parametrize(("scores", "mean", "is_passed"), [((60, 80), "70.00", True), ((60, 79), "69.50", False)])
def test_the_average_passes_by_the_pass_mark(scores, mean, is_passed):
    assert standing(attempts(*scores), "average", pass_mark=70) == Standing(Decimal(mean), is_passed)


def test_the_order_in_which_attempts_come_does_not_matter():
    assert standing(attempts(40, 80, 60)[::-1], "last", pass_mark=70).score == 60


@pytest.mark.parametrize("counts", ["highest", "last", "first", "average"])
def test_what_is_still_being_marked_does_not_count(counts):
    assert standing(attempts(90, None), counts, pass_mark=70).score == 90
    assert standing(attempts(None), counts, pass_mark=70) is None


def test_an_attempt_that_passed_when_it_was_marked_goes_before_a_higher_score_that_did_not():
    passed, failed = attempts(70, 75)
    failed.is_passed = False

    assert standing([passed, failed], "highest", pass_mark=70) == Standing(Decimal(70), True)
