"""Types of questions whose answers stand inside their text; each reader takes a
Source and the HTML of the text, and returns (parts, Cleaner of the text)."""

import re

from assessments.question_files.formats import building, cloze
from assessments.question_files.formats.moodle.fields import plain
from assessments.question_files.formats.records import QuestionRefused, note

PLACE = re.compile(r"\[\[([0-9]{1,3})\]\]")


def multianswer(source, html):
    return cloze.read(html, source.losses)


def gapselect(source, html):
    return _with_choices(source, html, source.element.findall("selectoption"))


def ddwtos(source, html):
    note(source.losses, "chosen_not_dragged")
    return _with_choices(source, html, source.element.findall("dragbox"))


def _with_choices(source, html, elements):
    """[[2]] is a gap for the second choice; the others of its group are there to choose from too."""
    choices = [(plain(each, source.losses), (each.findtext("group") or "1").strip()) for each in elements]
    pieces, gaps = PLACE.split(html), []
    for place in range(1, len(pieces), 2):
        gaps.append(_gap(len(gaps) + 1, int(pieces[place]), choices, source.losses))
        pieces[place] = (len(gaps),)
    return cloze.with_gaps(pieces, gaps)


def _gap(number, right, choices, losses):
    if not 1 <= right <= len(choices):
        raise QuestionRefused("gap_without_choice", number=right)
    text, group = choices[right - 1]
    graded = [(each, building.FULL * (each == text), "") for each, of in choices if of == group]
    options = building.gap_options(list(dict.fromkeys(graded)), losses)
    return {"id": f"g{number}", "kind": "choice", "weight": 1, "options": options}
