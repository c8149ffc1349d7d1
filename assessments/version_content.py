"""The questions of a quiz version as attempts read them. A version never changes, so each process reads it once."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from assessments.attempt_items import items_with_response
from assessments.grading import Task
from assessments.item_types import item_type
from assessments.models.questions import QuestionVersion
from assessments.models.versions import QuizVersionItem

TAKES_MANY = "multiple_response"


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    is_correct: bool
    feedback: str
    weight: int | None = None
    image: dict | None = None


class QuestionContent:
    """What was frozen of a question. `content`: see item_types; older versions lack what came later."""

    def __init__(self, question_version):
        self.version_id = question_version.pk
        self.public_id = question_version.public_id
        self.question_id = question_version.question_id
        self.content = question_version.content

    def __eq__(self, other):
        return isinstance(other, QuestionContent) and self.public_id == other.public_id

    def __hash__(self):
        return hash(self.public_id)

    @property
    def kind(self):
        return self.content["kind"]

    @property
    def type(self):
        return item_type(self.kind)

    @property
    def stem(self):
        return self.content["stem"]

    @property
    def image(self):
        return self.content.get("image")

    @property
    def case(self):
        return self.content.get("case")

    @property
    def feedback(self):
        return self.content["feedback"]

    @property
    def competency(self):
        return self.content["competency"]

    @property
    def lesson_key(self):
        return self.content["lesson_key"]

    @cached_property
    def options(self):
        """{option id: Option} of the kinds that are answered by choosing, as the trainer ordered them."""
        return {option["id"]: Option(**option) for option in self.content.get("options", ())}

    @property
    def takes_many(self):
        return self.kind == TAKES_MANY

    @property
    def input_type(self):
        return "checkbox" if self.takes_many else "radio"

    def parts(self):
        return self.type.parts(self.content)


@dataclass(frozen=True)
class QuizItem:
    """A question in a quiz. `draw`: the place of the draw that may take it, from 1; 0: every attempt has it."""

    question: QuestionContent
    points: int
    section: int
    draw: int


def items_of(version):
    """Every QuizItem of the version, in its order. A question stands in each draw that may take it."""
    # The public id and not the key names the entry: a rolled-back key would be given again to another version.
    return _remembered(version.public_id)[0]


def question_count(version):
    """How many questions each attempt at the version has."""
    fixed = sum(not item.draw for item in items_of(version))
    return fixed + sum(draw["number"] for draw in version.rules.draws)


def questions_of(version):
    """{primary key of the question version: QuestionContent} of all that an attempt may hold."""
    return _remembered(version.public_id)[1]


def current_items(attempt):
    """`items_with_response` of an attempt whose version is loaded."""
    return items_with_response(attempt, is_typed=_remembered(attempt.version.public_id)[2])


def tasks_of(version, items, corrections=None):
    """{item id: Task} for rows of an attempt, which know what each question was worth and whose key marks it.

    Who asks for many attempts reads `corrections` (corrections_among) once for all.
    """
    questions = questions_of(version) | (corrections_among(items) if corrections is None else corrections)
    return {
        item.pk: Task(questions[item.key_version_id or item.question_version_id].content, item.points) for item in items
    }


def questions_explaining(version, items):
    """questions_of, where a regrade has corrected a key by the corrected question, if it still shows the same parts."""
    questions, corrections = questions_of(version), corrections_among(items)
    corrected = {item.question_version_id: corrections[item.key_version_id] for item in items if item.key_version_id}
    return questions | {
        key: question for key, question in corrected.items() if set(question.parts()) == set(questions[key].parts())
    }


def corrections_among(items):
    """{primary key: QuestionContent} of the later versions by which a regrade had some of `items` marked."""
    keys = {item.key_version_id for item in items if item.key_version_id}
    versions = QuestionVersion.objects.in_bulk(keys) if keys else {}
    return {key: QuestionContent(version) for key, version in versions.items()}


@lru_cache(maxsize=64)
def _remembered(version_public_id):
    rows = QuizVersionItem.objects.filter(version__public_id=version_public_id)
    rows = list(rows.select_related("question_version").order_by("position"))
    questions = {row.question_version_id: QuestionContent(row.question_version) for row in rows}
    items = [QuizItem(questions[row.question_version_id], row.points, row.section, row.draw) for row in rows]
    return items, questions, any(question.type.is_typed for question in questions.values())
