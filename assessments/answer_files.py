"""Where the files that learners hand in lie: never below an address of the web server."""

from uuid import uuid4

from django.core.files.storage import storages


def answer_storage():
    return storages["private"]


def place_of_answer_file(answer_file, name):
    """The learner's own name for the file stays in the row only."""
    return f"answers/{answer_file.item.attempt_id}/{uuid4()}"


def place_of_question_file(question_import, name):
    return f"question-files/{uuid4()}"
