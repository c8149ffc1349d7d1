from assessments.drawn_questions.files import given_file
from assessments.item_types.marked_by_people import FILE


def given_in_words(question, given):
    """A file by the name that it had on the learner's device."""
    if not given:
        return ""
    if question.kind != FILE:
        return question.type.in_words(question.content, given)
    file = given_file(given)
    return file.name if file else ""
