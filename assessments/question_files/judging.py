"""What becomes of each question of a file. Looked at before anything is taken, and again when it is."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from assessments.item_types import item_type
from assessments.question_files.codes import free_code
from assessments.question_files.formats.records import ReadQuestion, note
from competencies.models import Competency

DROPPED_BY_EDITOR = ("<table>", "<pre>")
TOO_LARGE = (Image.DecompressionBombWarning, Image.DecompressionBombError)
UNUSABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, *TOO_LARGE)


@dataclass
class Judged:
    """`problems`: what must be mended before the question can be published, as in item_types."""

    question: ReadQuestion
    code: str
    competency: Competency
    problems: list
    similar: list

    def as_entry(self):
        question = self.question
        return {
            "name": question.name,
            "code": self.code,
            "kind": question.content["kind"],
            "category": question.category,
            "remarks": [{"code": loss.code, "params": loss.params} for loss in question.losses],
            "problems": self.problems,
            "similar": self.similar,
        }


def judge(questions, surroundings):
    """[Judged] of a file's questions; they have to fit in with one another too."""
    return [_judge(question, surroundings) for question in questions]


def _judge(question, surroundings):
    content, losses = question.content, question.losses
    competency = _competency(content, losses, surroundings)
    _check_what_it_names(content, losses, surroundings, competency)
    question.images = [image for image in question.images if _is_usable(image, question)]
    text = text_of(content)
    if any(tag in text for tag in DROPPED_BY_EDITOR):
        note(losses, "editor_drops")
    similar = surroundings.texts.like(text)
    code = free_code(question.code or question.name, surroundings.codes)
    if question.code in surroundings.codes:
        note(losses, "code_changed", code=code)
    surroundings.codes.add(code)
    surroundings.texts.add(code, text)
    return Judged(question, code, competency, item_type(content["kind"]).problems(content), similar)


def text_of(content):
    parts = "".join(part for part in content.get("parts", ()) if isinstance(part, str))
    return parts or content["stem"]


def _competency(content, losses, surroundings):
    named = content.get("competency")
    known = surroundings.competency_named(named) if named else None
    if named and known is None:
        note(losses, "competency_unknown", code=named["code"][:60])
    return known or surroundings.competency


def _check_what_it_names(content, losses, surroundings, competency):
    if content["lesson_key"] and not surroundings.has_lesson(content["lesson_key"]):
        content["lesson_key"] = None
        note(losses, "lesson_unknown")
    if content["level"] and not surroundings.has_level(competency, content["level"]):
        note(losses, "level_unknown", level=content["level"])
        content["level"] = None


def _is_usable(image, question):
    if not _opens(image.data):
        note(question.losses, "broken_picture", name=image.name)
        return False
    if not image.alt:
        note(question.losses, "image_without_words")
    return True


def _opens(data):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                picture.load()
    except UNUSABLE:
        return False
    return True
