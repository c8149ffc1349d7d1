"""How a learner did on the questions of each competency, as far as they may see it."""

import datetime
from decimal import Decimal

import pytest

from assessments.competency_scores import scores_of
from competencies.assessing import item_scores
from competencies.models import Competency
from tests.factories.accounts import make_person
from tests.factories.assessments import make_question, make_quiz, start, submit, with_rules
from tests.factories.courses import enrol_learner, make_course
from tests.factories.quizzes import make_override

pytestmark = pytest.mark.django_db
SAFETY, ETHICS = ("kominfo-4-pilar", "AMAN.3"), ("kominfo-4-pilar", "ETIKA.1")


def key(name):
    return Competency.objects.get(framework__code=name[0], code=name[1]).pk


@pytest.fixture
def course():
    return make_course(lessons=1)


@pytest.fixture
def person():
    return make_person()


@pytest.fixture
def quiz(course):
    questions = [make_question(), make_question(), make_question(competency=ETHICS)]
    return make_quiz(course, questions=questions)


@pytest.fixture
def enrolment(course, quiz, person, at):
    return enrol_learner(course, person, at)


def test_points_are_added_up_by_competency(enrolment, quiz, person, at):
    submit(enrolment, quiz, at)

    found = scores_of(person, at)

    assert {pk: (score.points, score.most_points, score.items) for pk, score in found.items()} == {
        key(SAFETY): (Decimal(2), Decimal(2), 2),
        key(ETHICS): (Decimal(1), Decimal(1), 1),
    }
    assert found[key(SAFETY)].last_at == at
    assert found[key(SAFETY)].percent == 100


def test_of_a_quiz_taken_twice_the_last_attempt_counts(enrolment, quiz, person, at):
    submit(enrolment, quiz, at)
    submit(enrolment, quiz, at + datetime.timedelta(hours=1), right=False)

    assert scores_of(person, at + datetime.timedelta(hours=2))[key(SAFETY)].percent == 0


def test_an_attempt_that_is_open_says_nothing(enrolment, quiz, person, at):
    start(enrolment, quiz, at)

    assert scores_of(person, at) == {}


def test_a_score_that_is_not_shown_yet_is_not_told_here_either(enrolment, quiz, person, at):
    closes_at = at + datetime.timedelta(days=1)
    with_rules(quiz, review={"after_closing": ["score"]}, closes_at=closes_at.isoformat())
    submit(enrolment, quiz, at)

    assert scores_of(person, at) == {}
    assert scores_of(person, closes_at).keys() == {key(SAFETY), key(ETHICS)}


def test_while_somebody_still_writes_by_an_exception_no_score_is_told(enrolment, quiz, person, course, at):
    closes_at = at + datetime.timedelta(days=1)
    with_rules(quiz, review={"after_closing": ["score"]}, closes_at=closes_at.isoformat())
    submit(enrolment, quiz, at)
    make_override(quiz, at, learner=make_person("Budi Santoso"), closes_at=closes_at + datetime.timedelta(days=1))

    assert scores_of(person, closes_at) == {}


def test_a_pre_test_says_what_somebody_knew_before(course, person, at):
    quiz = make_quiz(course, role="pre_test", questions=[make_question()])
    submit(enrol_learner(course, person, at), quiz, at)

    assert scores_of(person, at) == {}


def test_nobody_elses_attempts_count(enrolment, quiz, at):
    submit(enrolment, quiz, at)

    assert scores_of(make_person("Budi Santoso"), at) == {}


def test_the_room_below_finds_them(enrolment, quiz, person, at):
    submit(enrolment, quiz, at)

    assert item_scores.of(person, at=at) == scores_of(person, at)


def test_the_number_of_quizzes_does_not_matter_to_the_database(course, person, at, django_assert_max_num_queries):
    quizzes = [make_quiz(course, role="practice", questions=[make_question()]) for _ in range(4)]
    enrolment = enrol_learner(course, person, at)
    for quiz in quizzes:
        closes_at = at + datetime.timedelta(days=1)
        with_rules(quiz, review={"after_closing": ["score"]}, closes_at=closes_at.isoformat())
        submit(enrolment, quiz, at)

    with django_assert_max_num_queries(4):
        (score,) = scores_of(person, at + datetime.timedelta(days=2)).values()

    assert score.items == 4
