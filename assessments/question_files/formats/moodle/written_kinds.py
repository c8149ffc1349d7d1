"""How each kind of question is written; each writer returns the tags that its element needs beside it."""

from xml.etree.ElementTree import SubElement

from assessments.question_files.formats import grading, truth
from assessments.question_files.formats.markup import from_plain
from assessments.question_files.formats.moodle.elements import add, add_html, add_text
from assessments.question_files.formats.moodle.marked import MEGABYTE
from assessments.question_files.formats.numbers import inverse
from assessments.question_files.formats.records import note

ORDERING = {"all_or_nothing": "ALL_OR_NOTHING", "neighbours": "RELATIVE_NEXT_EXCLUDE_LAST"}


def _choice(element, question, losses):
    content = question.content
    if content["kind"] == "true_false" and truth.is_plain(content):
        return _true_false(element, content)
    grades, tags = grading.written_options(content)
    add(element, "single", "false" if content["kind"] == "multiple_response" else "true")
    add(element, "shuffleanswers", "true")
    add(element, "answernumbering", "abc")
    for grade, option in zip(grades, content["options"], strict=True):
        images = question.images_at(f"option:{option['id']}")
        if images:
            answer = add_html(element, "answer", from_plain(option["text"]), images, fraction=grade)
        else:
            answer = add_text(element, "answer", option["text"], fraction=grade)
        add_text(answer, "feedback", option.get("feedback") or "")
    return [*tags, truth.MARK] if content["kind"] == "true_false" else tags


def _true_false(element, content):
    for word, option in zip(("true", "false"), content["options"], strict=True):
        answer = add_text(element, "answer", word, fraction="100" if option["is_correct"] else "0")
        add_text(answer, "feedback", option.get("feedback") or "")
    return []


def _short_text(element, question, losses):
    content = question.content
    add(element, "usecase", int(bool(content.get("is_case_sensitive"))))
    return _accepted(element, content["accepted"], "text")


def _numeric(element, question, losses):
    content = question.content
    tags = _accepted(element, content["accepted"], "value")
    for answer, accepted in zip(element.findall("answer"), content["accepted"], strict=True):
        add(answer, "tolerance", accepted.get("tolerance") or "0")
    if content.get("units"):
        units = SubElement(element, "units")
        for unit in content["units"]:
            written = SubElement(units, "unit")
            add(written, "multiplier", inverse(unit["factor"]))
            add(written, "unit_name", unit["text"])
    # Ours ask for a unit or leave it open; a missing one costs everything.
    add(element, "unitgradingtype", int(bool(content.get("unit_required"))))
    add(element, "unitpenalty", "1.0")
    add(element, "showunits", 0 if content.get("units") else 3)
    return tags


def _accepted(element, accepted, name):
    grades, tags = grading.written_shares([each["share"] for each in accepted])
    for grade, each in zip(grades, accepted, strict=True):
        answer = add_text(element, "answer", each[name], fraction=grade)
        add_text(answer, "feedback", each.get("feedback") or "")
    return tags


def _matching(element, question, losses):
    content = question.content
    texts = {choice["id"]: choice["text"] for choice in content["choices"]}
    used = {row["match"] for row in content["rows"]}
    add(element, "shuffleanswers", "true")
    unused = [(text, "", "") for choice, text in texts.items() if choice not in used]
    rows = [(texts[row["match"]], row["text"], row.get("feedback") or "") for row in content["rows"]]
    for choice, row, feedback in [*rows, *unused]:
        subquestion = add_text(element, "subquestion", row)
        add(add(subquestion, "answer"), "text", choice)
        if feedback:
            note(losses, "feedback_on_rows_elsewhere")
            add_text(subquestion, "feedback", feedback)
    return []


def _ordering(element, question, losses):
    content = question.content
    add(element, "layouttype", "VERTICAL")
    add(element, "selecttype", "ALL")
    add(element, "selectcount", len(content["steps"]))
    add(element, "gradingtype", ORDERING.get(content.get("credit"), "ABSOLUTE_POSITION"))
    for place, step in enumerate(content["steps"], start=1):
        add_text(element, "answer", step["text"], fraction=str(place))
    return []


def _essay(element, question, losses):
    content = question.content
    add(element, "responseformat", "editor")
    add(element, "minwordlimit", content.get("min_words") or "")
    add(element, "maxwordlimit", content.get("max_words") or "")
    add(element, "attachments", "0")
    return _marked(element, content, losses)


def _file(element, question, losses):
    content = question.content
    add(element, "responseformat", "noinline")
    add(element, "attachments", "1")
    add(element, "attachmentsrequired", "1")
    add(element, "maxbytes", content["max_mb"] * MEGABYTE)
    add(element, "filetypeslist", ",".join(f".{each}" for each in content["types"]))
    return _marked(element, content, losses)


def _marked(element, content, losses):
    add_text(element, "graderinfo", content.get("guidance") or "")
    if content.get("rubric"):
        note(losses, "rubric_elsewhere")
        rubric = SubElement(element, "rubric")
        for criterion in content["rubric"]:
            written = SubElement(rubric, "criterion")
            add(written, "name", criterion["name"])
            for level in criterion["levels"]:
                add(written, "level", level["text"], points=str(level["points"]))
    return []


def _fill_in(element, question, losses):
    return []


WRITERS = {
    "single_choice": _choice,
    "multiple_response": _choice,
    "true_false": _choice,
    "short_text": _short_text,
    "numeric": _numeric,
    "matching": _matching,
    "categorise": _matching,
    "ordering": _ordering,
    "fill_in": _fill_in,
    "essay": _essay,
    "file": _file,
}
