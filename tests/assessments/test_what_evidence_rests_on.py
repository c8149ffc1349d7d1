import pytest

from competencies.models import Evidence
from courses.models import StepCompletion
from tests.factories.assessments import make_quiz, submit
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(learner, at):
    """The attempt that completed a course of one quiz."""
    course = make_course(lessons=0)
    quiz = make_quiz(course)
    return submit(enrol_learner(course, learner, at), quiz, at)


def test_evidence_names_the_course_version_the_attempt_and_the_questions(attempt):
    version = attempt.enrolment.version

    assert Evidence.objects.get().details == {
        "course": str(version.course_key),
        "course_version": version.number,
        "attempts": [
            {
                "attempt": str(attempt.public_id),
                "quiz_version": attempt.version.number,
                "items": [str(item.question_version.public_id) for item in attempt.items.order_by("position")],
            }
        ],
    }


def test_the_step_keeps_what_it_rests_on(attempt):
    assert StepCompletion.objects.get(step_key=attempt.quiz_key).proof["attempt"] == str(attempt.public_id)
