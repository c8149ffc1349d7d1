"""What a question and a quiz are made of when they are published, and how two states are compared."""

import hashlib
import json


def question_content(question):
    """The content of a `QuestionVersion`: everything an attempt will ever need of the question."""
    competency = question.competency
    return {
        "kind": question.kind,
        "stem": question.stem,
        "options": [
            {
                "id": block.id,
                "text": block.value["text"],
                "is_correct": bool(block.value["is_correct"]),
                "feedback": block.value["feedback"],
            }
            for block in question.options
        ],
        "feedback": question.feedback,
        "competency": {
            "framework": competency.framework.code,
            "code": competency.code,
            "name_id": competency.name_id,
            "name_en": competency.name_en,
        },
        "difficulty": question.difficulty,
        "lesson_key": str(question.lesson_key) if question.lesson_key else None,
    }


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
