"""A text in GIFT may say in front which format it has: [html], [moodle], [plain] or [markdown]."""

import re

from assessments.question_files.formats import markup
from assessments.question_files.formats.gift.escapes import show
from assessments.question_files.formats.records import note

FORMAT = re.compile(r"(?:\[(html|moodle|plain|markdown)\])?(.*)", re.DOTALL)


def line(piece):
    """A text without formatting, such as an answer."""
    format_, text = FORMAT.match(piece.strip()).groups()
    bare = show(" ".join(text.split()))
    # A text of nothing but tags is about them.
    return bare if format_ == "plain" else markup.line(bare) or bare


def stem(format_, hidden, losses):
    """The text of a question as HTML."""
    if format_ == "html":
        return _cleaned(show(hidden), losses)
    # The ends of lines in the file are only there for its width; those that are meant are escaped.
    text = show(" ".join(hidden.split()))
    if format_ == "markdown":
        note(losses, "markdown")
    if format_ in ("plain", "markdown"):
        return markup.from_plain(text)
    return _cleaned(text.replace("\n", "<br>"), losses) or markup.from_plain(text)


def _cleaned(html, losses):
    cleaner = markup.clean(html)
    if cleaner.left_out:
        note(losses, "tags", tags=", ".join(sorted(cleaner.left_out)))
    if cleaner.images:
        note(losses, "images")
    return cleaner.html
