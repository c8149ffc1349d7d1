"""What a question of the other program says beyond what ours have: named, so that nobody looks for it in vain."""

from decimal import Decimal, InvalidOperation

from assessments.question_files.formats import markup
from assessments.question_files.formats.moodle.fields import line_at, text_at
from assessments.question_files.formats.records import note

FEEDBACK_ON_THE_WHOLE = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
# What the other program fills in by itself says nothing.
ORDINARY = {"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect.", ""}


def note_left_out(source):
    element, losses = source.element, source.losses
    if any(text_at(hint, "text") for hint in element.findall("hint")):
        note(losses, "hints")
    if any(markup.line(text_at(element, f"{name}/text")) not in ORDINARY for name in FEEDBACK_ON_THE_WHOLE):
        note(losses, "feedback_on_the_whole")
    if element.get("type") != "cloze" and _points(element) not in (None, Decimal(1)):
        note(losses, "points", points=f"{_points(element):f}".rstrip("0").rstrip("."))
    if element.find("questiontext") is not None and element.find("questiontext").get("format") == "markdown":
        note(losses, "markdown")


def _points(element):
    try:
        points = Decimal(line_at(element, "defaultgrade"))
    except InvalidOperation:
        return None
    return points if points.is_finite() and abs(points) < 1000 else None
