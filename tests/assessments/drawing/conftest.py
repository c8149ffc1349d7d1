import pytest

from tests.factories.assessments import make_question, make_quiz, start
from tests.factories.courses import enrol_learner


@pytest.fixture
def attempt_at(course, learner, at):
    """Starts an attempt at a quiz of one question; keywords as for `make_question`."""

    def begin(kind, **fields):
        quiz = make_quiz(course, questions=[make_question(kind=kind, **fields)])
        return start(enrol_learner(course, learner, at), quiz, at)

    return begin
