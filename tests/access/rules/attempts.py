"""Attempts of others are for the trainers of the course; one's own log is for nobody else."""

from tests.access.answers import only

TRAINERS = ("course_trainer", "administrator")


def submitted(world):
    return [world.submitted_attempt.public_id]


RULES = {
    "attempts:list": ("get", lambda world: [world.submitted_attempt.quiz_key], only(*TRAINERS)),
    "attempts:detail": ("get", submitted, only(*TRAINERS)),
    "attempts:late": ("get", submitted, only(*TRAINERS, answer=302)),
    "attempts:reopen": ("get", submitted, only(*TRAINERS, answer=302)),
    "assessments:log": ("get", submitted, only("owner")),
}
