"""Pre-test and post-test of the same people, by cohort and competency."""

from statistics import fmean

import pytest

from tests.assessments.analysis.frozen import COMPETENCY, freeze_quiz, single_choice
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.factories.courses import make_cohort

DATA = {"framework": "kominfo-4-pilar", "code": "DATA.1", "name_id": "Data", "name_en": "Data"}


@pytest.fixture
def tests(course):
    """A pre-test and a post-test, each with two questions of two competencies."""
    contents = [single_choice(), single_choice(), single_choice(competency=DATA), single_choice(competency=DATA)]
    return freeze_quiz(course, contents, role="pre_test"), freeze_quiz(course, contents, role="post_test")


def right_until(*numbers):
    """Person after person so many of the items right, over and over."""
    return lambda person, item, _content: ["a" if item < numbers[person % len(numbers)] else "b"]


def test_the_gain_is_that_of_those_who_took_both(course, tests, at, analysed):
    pre, post = tests
    both, only_before, only_after = (enrol(course, make_people(number), at=at) for number in (20, 4, 6))
    take(pre, both + only_before, at=at, answer=right_until(1, 2))
    take(post, both + only_after, at=at, answer=right_until(3, 3, 4, 2))

    whole = analysed(post).result["gain"]["whole"]

    assert whole["people"] == 20
    assert (whole["pre"], whole["post"]) == (37.5, 75)
    assert whole["normalised"] == 0.6
    assert (whole["band"], whole["is_sure"]) == ("medium", True)


def test_first_attempts_are_compared(course, tests, at, analysed):
    pre, post = tests
    people = enrol(course, make_people(8), at=at)
    take(pre, people, at=at, answer=right_until(1, 2))
    take(post, people, at=at, answer=right_until(2))
    take(post, people, at=at, answer=right_until(4), number=2)

    assert analysed(post).result["gain"]["whole"]["post"] == 50


def test_each_cohort_and_each_competency_has_its_own(course, tests, at, analysed):
    pre, post = tests
    second = make_cohort(course, name="Angkatan II")
    first_people = enrol(course, make_people(10), at=at)
    second_people = enrol(course, make_people(6), at=at, cohort=second)
    take(pre, first_people + second_people, at=at, answer=right_until(0, 1))
    take(post, first_people, at=at, answer=right_until(2, 2, 3))
    take(post, second_people, at=at, answer=right_until(4))

    gain = analysed(post).result["gain"]

    assert [(cohort["name"], cohort["gain"]["people"]) for cohort in gain["cohorts"]] == [
        ("Angkatan I", 10),
        ("Angkatan II", 6),
    ]
    assert gain["cohorts"][1]["gain"]["post"] == 100
    assert {each["name"]["en"]: each["gain"]["pre"] for each in gain["competencies"]} == {
        "Data": 0,
        COMPETENCY["name_en"]: 25,
    }


def test_a_small_cohort_is_hidden_and_another_with_it(course, tests, at, analysed):
    pre, post = tests
    sizes = {"Angkatan II": 3, "Angkatan III": 7}
    people = enrol(course, make_people(9), at=at)
    for name, size in sizes.items():
        people += enrol(course, make_people(size), at=at, cohort=make_cohort(course, name=name))
    take(pre, people, at=at, answer=right_until(1, 2))
    take(post, people, at=at, answer=right_until(3, 4))

    cohorts = {each["name"]: each["gain"] for each in analysed(post).result["gain"]["cohorts"]}

    assert {name for name, gain in cohorts.items() if gain is None} == {"Angkatan II", "Angkatan III"}


def test_fewer_than_five_people_have_no_gain_that_is_told(course, tests, at, analysed):
    pre, post = tests
    people = enrol(course, make_people(4), at=at)
    take(pre, people, at=at)
    take(post, people, at=at)

    gain = analysed(post).result["gain"]

    assert gain["whole"] is None
    assert {each["gain"] for each in [*gain["cohorts"], *gain["competencies"]]} == {None}


def test_only_a_post_test_has_a_gain(course, tests, quiz, taken, at, analysed):
    pre, _post = tests

    assert analysed(pre).result["gain"] is None


def test_a_post_test_without_a_pre_test_has_no_gain(quiz, taken, analysed):
    assert analysed(quiz).result["gain"] is None


def test_the_scores_compared_are_those_of_the_attempts(course, tests, at, analysed):
    pre, post = tests
    people = enrol(course, make_people(7), at=at)
    before = take(pre, people, at=at, answer=right_until(0, 1, 2))
    after = take(post, people, at=at, answer=right_until(4, 2, 3))

    whole = analysed(post).result["gain"]["whole"]

    changes = [second.score - first.score for first, second in zip(before, after, strict=True)]
    assert whole["difference"] == pytest.approx(fmean(changes), abs=1e-3)
