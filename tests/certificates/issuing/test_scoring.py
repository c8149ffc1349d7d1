from decimal import Decimal

import pytest

from assessments.outcomes import QuizScore
from certificates.issuing.scoring import final_score, module_score, predikat_of, versions_passed

BANDS = [
    {"from": "90.01", "name": "Sangat Memuaskan"},
    {"from": "80.01", "name": "Memuaskan"},
    {"from": "70.01", "name": "Cukup Memuaskan"},
]


def quiz(key="a", score="80", role="post_test", repairs=None, is_passed=True):
    return QuizScore(key, role, repairs, f"Kuis {key}", 1, Decimal(score), is_passed)


def test_without_a_post_test_there_is_no_final_score():
    assert final_score([quiz(role="module_quiz")]) is None


def test_several_post_tests_give_their_mean_rounded_half_up():
    assert final_score([quiz("a", "80.00"), quiz("b", "85.01")]) == Decimal("82.51")


def test_a_remedial_that_was_passed_stands_for_the_test_it_repairs():
    failed = quiz("a", "55", is_passed=False)

    assert final_score([failed, quiz("b", "70", role="remedial", repairs="a")]) == 70
    assert final_score([failed, quiz("b", "40", role="remedial", repairs="a", is_passed=False)]) == 55


def test_a_module_counts_its_own_quizzes_and_neither_pre_test_nor_practice():
    scores = [
        quiz("a", "60", role="module_quiz"),
        quiz("b", "90"),
        quiz("c", "10", role="pre_test"),
        quiz("d", "10", role="practice"),
        quiz("elsewhere", "10", role="module_quiz"),
    ]

    assert module_score({"a", "b", "c", "d"}, scores) == 75
    assert module_score({"c"}, scores) is None


@pytest.mark.parametrize(
    ("score", "name"),
    [
        ("100", "Sangat Memuaskan"),
        ("90.01", "Sangat Memuaskan"),
        ("90.00", "Memuaskan"),
        ("80.01", "Memuaskan"),
        ("70.01", "Cukup Memuaskan"),
        ("70.00", ""),
    ],
)
def test_a_score_falls_into_the_highest_band_that_it_reaches(score, name):
    assert predikat_of(Decimal(score), BANDS) == name


def test_no_score_has_no_predikat():
    assert predikat_of(None, BANDS) == ""


def test_only_what_was_passed_is_named_with_its_version():
    assert versions_passed([quiz("a"), quiz("b", is_passed=False)]) == [{"title": "Kuis a", "version": 1}]
