"""A file of questions, whatever format it is in: told by what is in it, not by its name."""

import re

from assessments.question_files import sheets
from assessments.question_files.formats import aiken
from assessments.question_files.formats.gift import reading as gift
from assessments.question_files.formats.letters import text_of
from assessments.question_files.formats.moodle import reading as moodle_xml
from assessments.question_files.formats.records import FileRefused, ReadFile

MAX_SIZE = 20 * 1024 * 1024
MOST_QUESTIONS = 2000
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<\0?[?!a-zA-Z]")
MARKS = "{"


def read(data: bytes, name: str = "") -> ReadFile:
    """Raises FileRefused."""
    if len(data) > MAX_SIZE:
        raise FileRefused("too_large", limit=MAX_SIZE // 1024 // 1024)
    if not data.strip():
        raise FileRefused("empty")
    file = _reader(data)(data)
    count = len(file.questions) + len(file.refused)
    if not count:
        raise FileRefused("no_questions")
    if count > MOST_QUESTIONS:
        raise FileRefused("too_many_questions", limit=MOST_QUESTIONS)
    return file


def _reader(data):
    if data.startswith((ZIP, OLD_EXCEL)):
        return sheets.read
    return moodle_xml.read if XML.match(data) else _read_text


def _read_text(data):
    text = text_of(data)
    if aiken.looks_like(text):
        return aiken.read(text)
    if MARKS in text:
        return gift.read(text)
    raise FileRefused("unknown_format")
