"""What a question and a quiz are made of when they are published, and how two states are compared."""

import hashlib
import json

from assessments.answer_content import answer_content


def question_content(question, *, picture):
    """The content of a `QuestionVersion`: everything an attempt will ever need of the question.

    `picture(image, alt)` gives what is kept of an image. What a question leaves open is not mentioned, so that
    questions from before there was a choice keep their checksum.
    """
    competency = question.competency
    return {
        **asked_content(question, picture=picture),
        "competency": {
            "framework": competency.framework.code,
            "code": competency.code,
            "name_id": competency.name_id,
            "name_en": competency.name_en,
        },
        "difficulty": question.difficulty,
        "lesson_key": str(question.lesson_key) if question.lesson_key else None,
        **_said(level=question.level, cognitive_level=question.cognitive_level, source=question.source),
    }


def asked_content(question, *, picture):
    """What of it learners see, and what marks their answers."""
    return {
        "kind": question.kind,
        "stem": question.stem,
        **answer_content(question, picture=picture),
        "feedback": question.feedback,
        **_said(
            image=question.image and picture(question.image, question.image_alt),
            credit=question.credit,
            case=question.case and _case_content(question.case, picture),
        ),
    }


def _case_content(case, picture):
    return {
        "key": str(case.public_id),
        "title": case.title,
        "body": case.body,
        "image": case.image and picture(case.image, case.image_alt),
    }


def _said(**values):
    return {name: value for name, value in values.items() if value}


def quiz_content(page, *, course_key, question_checksums):
    return {
        "course_key": str(course_key),
        "title": page.title,
        "role": page.role,
        "pass_mark": page.pass_mark,
        "max_attempts": page.max_attempts,
        "questions": question_checksums,
    }


def checksum(content):
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
