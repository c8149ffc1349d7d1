"""A quiz as its version has it, of any content: what the pages of authors make of it does not matter here."""

from datetime import datetime
from types import SimpleNamespace
from uuid import uuid4
from zoneinfo import ZoneInfo

from assessments.models import QuestionVersion, QuizVersion, QuizVersionItem
from tests.factories.assessments import make_question

SOME_DAY = datetime(2026, 1, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
COMPETENCY = {"framework": "kominfo-4-pilar", "code": "AMAN.3", "name_id": "Keamanan", "name_en": "Safety"}


def freeze_quiz(course, contents, *, role="module_quiz", drawn=0, points=1):
    """The quiz as `taken.take` wants it. With `drawn` each attempt has so many of the questions."""
    quiz = SimpleNamespace(translation_key=uuid4(), course=course)
    version = QuizVersion.objects.create(
        quiz_key=quiz.translation_key,
        course_key=course.translation_key,
        number=1,
        title="Kuis contoh",
        role=role,
        pass_mark=70,
        checksum=uuid4().hex,
        published_at=SOME_DAY,
        stored_rules={"draws": [{"number": drawn, "section": 1, "points": points}]} if drawn else {},
    )
    for position, content in enumerate(contents, start=1):
        QuizVersionItem.objects.create(
            version=version,
            question_version=freeze_question(content),
            position=position,
            points=points,
            draw=1 if drawn else 0,
        )
    return quiz


def freeze_question(content, question=None, number=1):
    return QuestionVersion.objects.create(
        question=question or make_question(),
        number=number,
        content={"stem": "<p>Mana yang aman?</p>", "feedback": "", "competency": COMPETENCY, "lesson_key": None}
        | content,
        checksum=uuid4().hex,
        published_at=SOME_DAY,
    )


def single_choice(right="a", choices="abcd", **content):
    options = [
        {
            "id": each,
            "text": f"Pilihan {each}",
            "is_correct": each == right,
            "feedback": "",
            "weight": None,
            "image": None,
        }
        for each in choices
    ]
    return {"kind": "single_choice", "options": options, **content}
