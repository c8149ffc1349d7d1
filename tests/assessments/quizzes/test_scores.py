from decimal import Decimal

import pytest

from assessments.outcomes import scores_of
from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz, start, submit, with_rules
from tests.factories.courses import enrol_learner, make_course, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_course(lessons=1)


@pytest.fixture
def quiz(course):
    return make_quiz(course, role="post_test", title="Tes akhir")


@pytest.fixture
def enrolment(course, quiz, at):
    return enrol_learner(course, make_person(), at)


def scores(enrolment):
    return scores_of([enrolment])[enrolment.pk]


def test_the_best_attempt_counts_where_the_quiz_says_so(enrolment, quiz, at):
    submit(enrolment, quiz, at, right=False)
    submit(enrolment, quiz, at)

    found = scores(enrolment)[0]

    assert (found.score, found.is_passed, found.role) == (Decimal(100), True, "post_test")
    assert (found.title, found.version, found.quiz_key) == ("Tes akhir", 1, str(quiz.translation_key))


def test_the_last_attempt_counts_where_the_quiz_says_that(enrolment, quiz, at):
    with_rules(quiz, counts="last")
    submit(enrolment, quiz, at)
    submit(enrolment, quiz, at, right=False)

    assert (scores(enrolment)[0].score, scores(enrolment)[0].is_passed) == (0, False)


def test_an_attempt_that_is_open_counts_for_nothing(enrolment, quiz, at):
    start(enrolment, quiz, at)

    assert scores(enrolment) == []


def test_the_version_is_the_one_that_the_counting_attempt_took(enrolment, quiz, at):
    submit(enrolment, quiz, at)
    quiz.title = "Tes akhir baru"
    publish(quiz)
    submit(enrolment, quiz, at, right=False)

    assert (scores(enrolment)[0].title, scores(enrolment)[0].version) == ("Tes akhir", 1)


def test_a_quiz_that_is_no_step_of_the_version_is_left_out(enrolment, quiz, at):
    submit(enrolment, quiz, at)
    enrolment.version.spec["modules"] = []

    assert scores(enrolment) == []


def test_many_learners_cost_one_query(course, quiz, at, django_assert_num_queries):
    enrolments = [enrol_learner(course, make_person(), at) for _ in range(3)]
    for enrolment in enrolments:
        submit(enrolment, quiz, at)

    with django_assert_num_queries(1):
        found = scores_of(enrolments)

    assert [len(found[each.pk]) for each in enrolments] == [1, 1, 1]
