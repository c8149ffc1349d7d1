from xml.etree.ElementTree import Element, SubElement, indent, tostring

from assessments.question_files.formats import building, categories, cloze, markup, truth
from assessments.question_files.formats import marks as our_marks
from assessments.question_files.formats.moodle.cases import write_case
from assessments.question_files.formats.moodle.elements import add, add_html, add_text
from assessments.question_files.formats.moodle.written_kinds import WRITERS
from assessments.question_files.formats.records import QuestionRefused, Refused, WrittenFile

TYPES = {
    "single_choice": "multichoice",
    "multiple_response": "multichoice",
    "true_false": "truefalse",
    "short_text": "shortanswer",
    "numeric": "numerical",
    "matching": "matching",
    "categorise": "matching",
    "ordering": "ordering",
    "fill_in": "cloze",
    "essay": "essay",
    "file": "essay",
}


def write(questions):
    root, losses, left_out, category = Element("quiz"), {}, [], []
    for question in questions:
        lost = []
        try:
            element = _element(question, lost)
        except QuestionRefused as refusal:
            left_out.append(Refused(question.name, refusal.remark))
            continue
        if question.category != category:
            category = question.category
            add(SubElement(add(root, "question", type="category"), "category"), "text", categories.write(category))
        root.append(element)
        if lost:
            losses[question.name] = lost
    indent(root)
    return WrittenFile(tostring(root, encoding="utf-8", xml_declaration=True), losses, left_out)


def _element(question, losses):
    content = question.content
    if content["kind"] not in TYPES:
        raise QuestionRefused("kind_not_in_format")
    element = Element("question", type=_type(content))
    add(add(element, "name"), "text", question.name)
    add_html(element, "questiontext", _text(element, content, losses), question.images_at("stem"))
    add_text(element, "generalfeedback", content.get("feedback") or "")
    add(element, "defaultgrade", "1.0000000")
    add(element, "hidden", "0")
    add(element, "idnumber", question.code)
    tags = WRITERS[content["kind"]](element, question, losses)
    write_case(element, question, losses)
    _write_tags(element, [*question.tags, *our_marks.of(content), *tags])
    return element


def _text(element, content, losses):
    """A text with gaps stands behind its instruction, which is named once more so that the two can be parted again."""
    stem = markup.safe(content["stem"])
    if content["kind"] != "fill_in":
        return stem
    if stem == building.INSTRUCTION:
        stem = ""
    elif stem:
        add_text(element, "instruction", stem, format="html")
    return stem + cloze.write(content, losses)


def _type(content):
    if content["kind"] == "true_false" and not truth.is_plain(content):
        return "multichoice"
    return TYPES[content["kind"]]


def _write_tags(element, tags):
    if tags:
        holder = SubElement(element, "tags")
        for tag in tags:
            add(SubElement(holder, "tag"), "text", tag)
