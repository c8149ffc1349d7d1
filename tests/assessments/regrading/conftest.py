import pytest

from assessments import services
from assessments.models import Attempt, QuestionVersion
from tests.factories.accounts import make_person
from tests.factories.assessments import make_question, make_quiz
from tests.factories.courses import enrol_learner, make_course, publish

OPTIONS = [("Salah", True, ""), ("Benar", False, ""), ("Lain", False, "")]  # the key is wrong at first


@pytest.fixture
def course(db):
    return make_course(lessons=1)


@pytest.fixture
def question(course):
    return make_question(options=OPTIONS)


@pytest.fixture
def quiz(course, question):
    """Two questions, of which both are needed to pass; the key of the first is wrong."""
    return make_quiz(course, role="module_quiz", pass_mark=100, questions=[question, make_question()])


@pytest.fixture
def learner(db):
    return make_person("Yuliana Wati")


@pytest.fixture
def enrolment(course, quiz, learner, at):
    return enrol_learner(course, learner, at)


def take(enrolment, quiz, at, *, chosen):
    """A submitted attempt: at the question with the wrong key the option of this text, all others right."""
    attempt = services.start_attempt(enrolment=enrolment, quiz_key=quiz.translation_key, at=at)
    answers = []
    for item in attempt.items.select_related("question_version"):
        content = item.question_version.content
        given = [option["id"] for option in content["options"] if option["text"] == chosen]
        given = given or [option["id"] for option in content["options"] if option["is_correct"]]
        answers.append(services.Answer(item.public_id, given, item.public_id, sequence=item.position))
    return services.submit_attempt(attempt=attempt, answers=answers, at=at)


def correct(question, quiz):
    """Publish the question with the right key; the version that says so."""
    for block in question.options:
        block.value["is_correct"] = block.value["text"] == "Benar"
    question.save()
    publish(quiz)
    return QuestionVersion.objects.filter(question=question).latest("number")


def all_attempts():
    return Attempt.objects.all()
