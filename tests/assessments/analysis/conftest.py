import pytest
from django.utils import timezone

from assessments.analysis import services, working
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz
from tests.factories.courses import let_teach, make_course


@pytest.fixture
def course(db):
    return make_course(lessons=1)


@pytest.fixture
def quiz(course):
    return make_quiz(course, items=4)


@pytest.fixture
def enrolments(course, quiz, at):
    return enrol(course, make_people(32), at=at)


@pytest.fixture
def taken(quiz, enrolments, at):
    return take(quiz, enrolments, at=at)


@pytest.fixture
def course_trainer(course):
    return let_teach(make_person("Tri Wahyuni"), course)


@pytest.fixture
def analysed(at):
    """Makes an analysis as the page and its worker do."""

    def analyse(quiz, version=None):
        run = services.ask_for_analysis(quiz_key=quiz.translation_key, version=version, by=None, at=timezone.now())
        working.analyse(run_id=run.pk, clock=timezone.now)
        run.refresh_from_db()
        return run

    return analyse
