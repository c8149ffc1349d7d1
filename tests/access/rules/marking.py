"""Who marks answers, releases marks and answers appeals; a learner's own appeals are for nobody else."""

from django.utils import timezone

from assessments.marking import appealing
from assessments.models import Mark
from tests.access.answers import only, signed_in
from tests.factories.accounts import give_role
from tests.factories.courses import enrol_learner, make_course
from tests.factories.marking import essay_of, hand_in_essay, make_essay_quiz

MARKING = ("marker", "course_trainer", "administrator")
TEACHING = ("course_trainer", "administrator")


def prepare(world):
    """A course of its own, so that the owner's course keeps its certificate: an essay that waits, and an appeal about
    the answer of the world's submitted attempt."""
    course = make_course("Menulis Nota Dinas", lessons=1)
    for name, role in (("course_trainer", "trainer"), ("marker", "marker")):
        world.people[name] = give_role(world.people[name], role, course_key=course.translation_key)
    quiz = make_essay_quiz(course)
    enrolment = enrol_learner(course, world.owner, world.at)
    world.things["essay"] = essay_of(hand_in_essay(enrolment, quiz, world.at))
    item, at = world.submitted_attempt.items.first(), timezone.now()
    Mark.objects.filter(item__attempt=world.submitted_attempt).update(marked_at=at)  # the days for an appeal run
    world.things["appeal"] = appealing.make_appeal(item=item, reason="Mohon diperiksa.", at=at)


def essay(world):
    return [world.things["essay"].public_id]


RULES = {
    "marking:queue": ("get", None, only(*MARKING, "trainer")),
    "marking:answer": ("get", essay, only(*MARKING)),
    "marking:reconcile": ("post", essay, only(*MARKING)),
    "marking:release": ("get", lambda world: [world.things["essay"].attempt.quiz_key], only(*MARKING)),
    "appeals:queue": ("get", None, only(*TEACHING, "trainer")),
    "appeals:answer": ("get", lambda world: [world.things["appeal"].public_id], only(*TEACHING)),
    "appeals:make": ("get", lambda world: [world.submitted_attempt.public_id], only("owner")),
    "appeals:own": ("get", None, signed_in(200)),
}
