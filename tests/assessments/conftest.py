import pytest

from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz, start
from tests.factories.courses import enrol_learner, make_course


@pytest.fixture
def course(db):
    return make_course(lessons=1)


@pytest.fixture
def quiz(course):
    return make_quiz(course, items=3, pass_mark=70)


@pytest.fixture
def learner(db):
    return make_person("Yuliana Wati")


@pytest.fixture
def enrolment(course, quiz, learner, at):
    return enrol_learner(course, learner, at)


@pytest.fixture
def attempt(enrolment, quiz, at):
    return start(enrolment, quiz, at)


@pytest.fixture
def signed_in(client, learner):
    client.force_login(learner)
    return client
