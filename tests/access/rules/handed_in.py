"""Who hands in the file that a question asks for, and who reads it."""

from uuid import uuid4

from assessments.handed_in.services import hand_in
from assessments.models import Attempt, AttemptItem, QuizVersion
from assessments.services import freeze_question
from tests.access.answers import only
from tests.factories.answer_files import upload
from tests.factories.assessments import make_question


def prepare(world):
    """An attempt of the owner at a quiz of one question, which has got its file."""
    question_version = freeze_question(question=make_question(kind="file"), at=world.at)
    version = QuizVersion.objects.create(
        quiz_key=uuid4(),
        course_key=world.course.translation_key,
        number=1,
        title="Tugas akhir",
        role="practice",
        pass_mark=0,
        checksum="0" * 64,
        published_at=world.at,
    )
    version.items.create(question_version=question_version, position=1)
    attempt = Attempt.objects.create(
        learner=world.owner,
        enrolment=world.enrolment,
        version=version,
        quiz_key=version.quiz_key,
        number=1,
        started_at=world.at,
    )
    item = AttemptItem.objects.create(
        attempt=attempt, question_version=question_version, position=1, option_order=[], points=1
    )
    hand_in(item=item, upload=upload(), at=world.at)
    world.things |= {"file_item": item, "answer_file": item.files.get()}


RULES = {
    "handed_in:upload": ("get", lambda world: [world.things["file_item"].public_id], only("owner")),
    "handed_in:download": (
        "get",
        lambda world: [world.things["answer_file"].public_id],
        only("owner", "course_trainer", "marker", "administrator"),
    ),
}
