"""Who looks after a quiz: its blueprint is for trainers of the course, exceptions for organisers too, the desk for all
who have something to do there."""

from assessments.models import QuizPage
from tests.access.answers import only
from tests.factories.quizzes import make_override

TEACHING = ("course_trainer", "administrator")


def prepare(world):
    """An exception for the owner at the world's quiz."""
    world.things["override"] = make_override(quiz_of(world), world.at, learner=world.owner, max_attempts=9)


def quiz_of(world):
    return QuizPage.objects.get(translation_key=world.open_attempt.quiz_key)


def quiz(world):
    return [world.open_attempt.quiz_key]


RULES = {
    "assessments:quiz_desk": ("get", quiz, only(*TEACHING, "marker")),
    "blueprint:quiz": ("get", quiz, only(*TEACHING)),
    "overrides:list": ("get", quiz, only(*TEACHING)),
    "overrides:add": ("get", quiz, only(*TEACHING)),
    "overrides:end": ("post", lambda world: [world.things["override"].public_id], only(*TEACHING, answer=302)),
}
