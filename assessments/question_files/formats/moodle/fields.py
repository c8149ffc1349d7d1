"""What stands in the elements of a question, and in which format."""

import re

from assessments.question_files.formats import markup
from assessments.question_files.formats.letters import without_invisible
from assessments.question_files.formats.records import QuestionRefused, note

LONGEST = 60_000
TRUE = {"1", "true"}


def text_at(element, path):
    """The text of the element at `path`; "" without one."""
    found = element.find(path) if element is not None else None
    return without_invisible(found.text or "").strip() if found is not None else ""


def line_at(element, path):
    return " ".join(text_at(element, path).split())


def is_on(element, path):
    return text_at(element, path).lower() in TRUE


def html_at(element, path):
    """The formatted text of the element at `path` as HTML, before it is cleaned."""
    holder = element.find(path)
    text = text_at(holder, "text")
    if len(text) > LONGEST:
        raise QuestionRefused("text_too_long", limit=LONGEST)
    return as_html(text, holder.get("format") if holder is not None else None)


def as_html(text, format_):
    if format_ in ("plain_text", "markdown"):
        return markup.from_plain(text)
    return text if format_ == "html" else re.sub(r"\n", "<br>", text)


def plain_at(element, path, losses):
    """The formatted text of the element at `path` as one line."""
    holder = element.find(path)
    return plain(holder, losses) if holder is not None else ""


def plain(holder, losses):
    """The text of `holder`, which is formatted, as one line."""
    text = text_at(holder, "text")
    if holder.get("format") == "plain_text":
        return " ".join(text.split())
    if "<" in text:
        note_formatting(text, losses)
    return markup.line(text)


def note_formatting(html, losses):
    cleaner = markup.clean(html)
    text = markup.line(html)
    if cleaner.images:
        note(losses, "images_in_answers")
    if cleaner.left_out or markup.safe(cleaner.html) != markup.from_plain(text):
        note(losses, "formatting_of_answers")
