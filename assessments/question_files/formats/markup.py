"""HTML from a stranger as the few tags that a question may have, or as plain text; and plain text as HTML."""

import re
from html import escape, unescape

from assessments.question_files.formats.cleaner import BLOCKS, SAME, Cleaner
from assessments.question_files.formats.letters import without_invisible
from assessments.question_files.formats.tags import tokens

SPACES = re.compile(r"\s+")
BLANKS = re.compile(r"[ \t]+")
BETWEEN_LINES = re.compile(r" ?\n[ \n]*")


def clean(html):
    """A Cleaner with the `html` that is safe to show, and what was `left_out` of it."""
    return clean_marked(without_invisible(html))


def clean_marked(html):
    """As `clean`, but private letters stay: the caller has put them there as marks."""
    cleaner = Cleaner()
    for kind, value, attributes in tokens(html):
        cleaner.take(kind, value, attributes)
    return cleaner.finish()


def safe(html):
    return clean(html).html


def plain(html):
    """As text: a line for each block, no space twice."""
    pieces = []
    for kind, value, _attributes in tokens(without_invisible(html)):
        if kind == "text":
            pieces.append(SPACES.sub(" ", value))
        elif value == "br" or SAME.get(value, value) in BLOCKS:
            pieces.append("\n")
    return BETWEEN_LINES.sub("\n", BLANKS.sub(" ", "".join(pieces))).strip()


def line(html):
    return " ".join(plain(html).split())


def from_plain(text):
    """Plain text as HTML: a paragraph for each part between empty lines."""
    paragraphs = re.split(r"\n\s*\n", without_invisible(text).strip())
    return "".join(
        "<p>" + "<br/>".join(escape(" ".join(each.split()), quote=False) for each in lines.strip().split("\n")) + "</p>"
        for lines in paragraphs
        if lines.strip()
    )


def as_plain(html):
    """The text that `from_plain` turns into `html`; None if it has more than paragraphs and breaks."""
    inside = html.removeprefix("<p>").removesuffix("</p>")
    text = unescape(inside.replace("</p><p>", "\n\n").replace("<br/>", "\n"))
    return text if from_plain(text) == html else None
