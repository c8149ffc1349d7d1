"""The text which several questions share. Only our own files have it; other programs pass over it."""

from xml.etree.ElementTree import SubElement

from assessments.question_files.formats import markup
from assessments.question_files.formats.moodle.elements import add, add_html
from assessments.question_files.formats.moodle.fields import html_at, line_at
from assessments.question_files.formats.records import note


def read_case(source):
    element = source.element.find("case")
    if element is None:
        return None
    cleaner = markup.clean(html_at(element, "body"))
    source.take_image("case", element, cleaner.images)
    return {"key": line_at(element, "key"), "title": line_at(element, "title"), "body": cleaner.html, "image": None}


def write_case(parent, question, losses):
    case = question.content.get("case")
    if not case:
        return
    note(losses, "case_elsewhere")
    element = SubElement(parent, "case")
    add(element, "key", case.get("key") or "")
    add(element, "title", case.get("title") or "")
    add_html(element, "body", markup.safe(case.get("body") or ""), question.images_at("case"))
