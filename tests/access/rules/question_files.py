"""Who brings questions in and takes them out: trainers, each into and from the banks they use."""

from tests.access.answers import only
from tests.assessments.question_files.sending import send_gift
from tests.factories.assessments import let_use, make_bank

TRAINERS = ("trainer", "course_trainer", "administrator")
OF_THE_BANK = ("course_trainer", "administrator")


def prepare(world):
    """A file of questions, sent to a bank of the course's trainer."""
    bank = make_bank(f"Bank berkas {world.course.pk}")
    let_use(world.people["course_trainer"], bank)
    world.things["question_import"] = send_gift(bank=bank, by=world.people["course_trainer"], at=world.at)


def with_import(world):
    return [world.things["question_import"].public_id]


RULES = {
    "question_files:list": ("get", None, only(*TRAINERS)),
    "question_files:upload": ("get", None, only(*TRAINERS)),
    "question_files:template": ("get", None, only(*TRAINERS)),
    "question_files:export": ("get", None, only(*TRAINERS)),
    "question_files:import": ("get", with_import, only(*OF_THE_BANK)),
    "question_files:apply": ("post", with_import, only(*OF_THE_BANK, answer=302)),
    "question_files:discard": ("post", with_import, only(*OF_THE_BANK, answer=302)),
    "question_files:undo": ("post", with_import, only(*OF_THE_BANK, answer=302)),
}
