import pytest

from tests.factories.accounts import make_person
from tests.factories.assessments import with_rules
from tests.factories.courses import enrol_learner, make_course
from tests.factories.marking import essay_of, hand_in_essay, make_course_trainer, make_essay_quiz, make_marker


@pytest.fixture
def course(db):
    return make_course(lessons=1)


@pytest.fixture
def quiz(course):
    """One essay of ten points; seven of ten pass."""
    return make_essay_quiz(course, pass_mark=70)


@pytest.fixture
def two_markers(quiz):
    return with_rules(quiz, markers=2)


@pytest.fixture
def learner(db):
    return make_person("Yuliana Wati")


@pytest.fixture
def enrolment(course, quiz, learner, at):
    return enrol_learner(course, learner, at)


@pytest.fixture
def attempt(enrolment, quiz, at):
    return hand_in_essay(enrolment, quiz, at)


@pytest.fixture
def item(attempt):
    return essay_of(attempt)


@pytest.fixture
def marker(course):
    return make_marker(course)


@pytest.fixture
def second(course):
    return make_marker(course, "Yohanes Lado")


@pytest.fixture
def third(course):
    return make_marker(course, "Nurul Huda")


@pytest.fixture
def trainer(course):
    return make_course_trainer(course)
