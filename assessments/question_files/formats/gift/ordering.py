"""Steps to put in order: ">" and how they are shown and marked in the first line, one step in each other line."""

from assessments.question_files.formats import building
from assessments.question_files.formats.gift.formatting import line
from assessments.question_files.formats.records import note

CREDITS = {
    "ALL_OR_NOTHING": "all_or_nothing",
    "ABSOLUTE_POSITION": "places",
    "ABSOLUTE": "places",
    "RELATIVE_NEXT_EXCLUDE_LAST": "neighbours",
}
OTHERS = ("RELATIVE", "LONGEST", "REL")
WRITTEN = {"all_or_nothing": "ALL_OR_NOTHING", "neighbours": "RELATIVE_NEXT_EXCLUDE_LAST"}


def read_ordering(text, losses):
    head, _line_end, rest = text.partition("\n")
    words = head.upper().split()
    steps = [line(each) for each in rest.split("\n") if each.strip()]
    if any(word in ("RANDOM", "CONTIGUOUS") for word in words):
        note(losses, "all_steps_are_asked")
    credit = next((CREDITS[word] for word in words if word in CREDITS), None)
    if not credit and any(word.startswith(OTHERS) for word in words):
        note(losses, "ordering_credit")
    return building.ordering(steps, credit or "places")


def head_of(content):
    return f">{len(content['steps'])} ALL VERTICAL {WRITTEN.get(content.get('credit'), 'ABSOLUTE_POSITION')} SHOW none"
