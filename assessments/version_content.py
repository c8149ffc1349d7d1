"""The questions of a quiz version as attempts read them. A version never changes, so each process reads it once."""

from dataclasses import dataclass
from functools import lru_cache

from assessments.grading import MULTIPLE_RESPONSE, AnswerKey
from assessments.models.versions import QuizVersionItem


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    is_correct: bool
    feedback: str


@dataclass(frozen=True)
class QuestionContent:
    version_id: int
    points: int
    kind: str
    stem: str
    options: dict  # option id -> Option, as the trainer ordered them
    feedback: str
    competency: dict
    lesson_key: str | None

    @property
    def takes_many(self):
        return self.kind == MULTIPLE_RESPONSE

    @property
    def input_type(self):
        return "checkbox" if self.takes_many else "radio"

    def answer_key(self):
        keys = frozenset(option.id for option in self.options.values() if option.is_correct)
        return AnswerKey(self.kind, keys, frozenset(self.options) - keys, self.points)


def questions_of(version):
    """{primary key of the question version: QuestionContent}, in the order of the quiz."""
    # The public id and not the key names the entry: a rolled-back key would be given again to another version.
    return remembered_questions(version.public_id)


@lru_cache(maxsize=128)
def remembered_questions(version_public_id):
    items = QuizVersionItem.objects.filter(version__public_id=version_public_id)
    return {
        item.question_version_id: _content(item.question_version, item.points)
        for item in items.select_related("question_version").order_by("position")
    }


def _content(question_version, points):
    content = question_version.content
    return QuestionContent(
        version_id=question_version.pk,
        points=points,
        kind=content["kind"],
        stem=content["stem"],
        options={option["id"]: Option(**option) for option in content["options"]},
        feedback=content["feedback"],
        competency=content["competency"],
        lesson_key=content["lesson_key"],
    )
