"""Who corrects a key, sees what it changed, and decides about results that no longer hold."""

from django.utils import timezone

from assessments.models import Regrade, RegradeOutcome
from tests.access.answers import only
from tests.factories.assessments import let_use

TEACHING = ("course_trainer", "administrator")


def prepare(world):
    """A regrade of the world's submitted attempt that waits for a decision."""
    attempt = world.submitted_attempt
    version = attempt.items.select_related("question_version__question__bank").first().question_version
    world.people["course_trainer"] = let_use(world.people["course_trainer"], version.question.bank)
    regrade = Regrade.objects.create(
        question=version.question,
        version=version,
        reason="Kunci keliru.",
        applied_at=timezone.now(),
        applied_by=world.people["administrator"],
        preview_digest="0" * 64,
    )
    RegradeOutcome.objects.create(
        regrade=regrade,
        attempt=attempt,
        old_points=1,
        new_points=0,
        old_score=100,
        new_score=50,
        was_passed=True,
        is_passed=False,
        decision="waiting",
    )
    world.things |= {"regraded_question": version.question, "regrade": regrade}


def regrade(world):
    return [world.things["regrade"].public_id]


RULES = {
    "regrading:list": ("get", None, only(*TEACHING, "trainer")),
    "regrading:question": ("get", lambda world: [world.things["regraded_question"].public_id], only(*TEACHING)),
    "regrading:outcomes": ("get", regrade, only(*TEACHING)),
    "regrading:decide": (
        "get",
        lambda world: [*regrade(world), world.submitted_attempt.public_id],
        only(*TEACHING),
    ),
}
