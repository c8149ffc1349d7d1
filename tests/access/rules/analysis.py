"""Who sees how the questions of a quiz measure: whoever teaches its course. Nobody's own result stands there."""

from django.utils import timezone

from assessments.analysis import services, working
from tests.access.answers import only

TEACHING = ("course_trainer", "administrator")


def prepare(world):
    """The world's quiz, analysed."""
    run = services.ask_for_analysis(
        quiz_key=world.open_attempt.quiz_key, by=world.people["course_trainer"], at=world.at
    )
    working.analyse(run_id=run.pk, clock=timezone.now)
    run.refresh_from_db()
    world.things["analysis"] = run


def quiz(world, *arguments):
    return [world.open_attempt.quiz_key, *arguments]


RULES = {
    "analysis:list": ("get", None, only(*TEACHING, "trainer")),
    "analysis:quiz": ("get", quiz, only(*TEACHING)),
    "analysis:progress": ("get", quiz, only(*TEACHING)),
    "analysis:ask": ("post", quiz, only(*TEACHING, answer=302)),
    "analysis:item": (
        "get",
        lambda world: quiz(world, world.things["analysis"].result["items"][0]["id"]),
        only(*TEACHING),
    ),
    "analysis:table": ("get", lambda world: quiz(world, "butir"), only(*TEACHING)),
}
