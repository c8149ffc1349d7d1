import pytest

from tests.factories.assessments import make_question, make_quiz, start
from tests.factories.courses import enrol_learner


@pytest.fixture
def attempt(course, learner, at):
    """At a quiz that asks for one file: a PDF of at most 5 MB."""
    quiz = make_quiz(course, questions=[make_question(kind="file")])
    return start(enrol_learner(course, learner, at), quiz, at)


@pytest.fixture
def item(attempt):
    return attempt.items.get()
