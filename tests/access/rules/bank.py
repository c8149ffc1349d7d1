"""The pages about a question, for whoever uses its bank."""

from tests.access.answers import only
from tests.factories.assessments import let_use, make_bank, make_question
from tests.factories.bank import publish_question

TRAINERS = ("course_trainer", "administrator")


def prepare(world):
    question = make_question(make_bank())
    world.people["course_trainer"] = let_use(world.people["course_trainer"], question.bank)
    world.things["question"] = publish_question(question, world.people["course_trainer"])


def with_question(world):
    return [world.things["question"].public_id]


RULES = {
    "bank:card": ("get", with_question, only(*TRAINERS)),
    "bank:history": ("get", with_question, only(*TRAINERS)),
    "bank:retire": ("post", with_question, only(*TRAINERS, answer=302)),
    "bank:bring_back": ("post", with_question, only(*TRAINERS, answer=302)),
}
