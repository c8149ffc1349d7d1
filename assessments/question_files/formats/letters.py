"""Bytes of a text file as text, whatever program saved it."""

import codecs
import re

from assessments.question_files.formats.records import FileRefused

MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
# Windows-1252 has letters for nearly every byte, so it comes last.
ENCODINGS = ("utf-8", "cp1252")
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f]")
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff]")


def text_of(data):
    """Raises FileRefused for what is no text."""
    text = _decoded(data)
    if CONTROL_CHARACTERS.search(text):
        raise FileRefused("not_text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_invisible(text):
    """Without control characters and without the private ones which the readers here use as marks."""
    return INVISIBLE.sub("", text)


def _decoded(data):
    encodings = [encoding for mark, encoding in MARKS if data.startswith(mark)] or ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("encoding")
