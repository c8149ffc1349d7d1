"""CSV as offices save it: comma, semicolon or tab; UTF-8 with or without mark, UTF-16 or Windows' own letters."""

import codecs
import csv
import io
from contextlib import contextmanager

from accounts.spreadsheets.problems import UnreadableFile

DELIMITERS = ",;\t|"
MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
SAMPLE = 64 * 1024
CONTROL_CHARACTERS = {*map(chr, range(32))} - {"\t", "\n", "\r", "\x0b", "\x0c", "\x1a"}


@contextmanager
def csv_rows(file, score):
    """Yields an iterator of (row number, cells). Among the delimiters the one whose rows `score` best is taken."""
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        sample = text.read(SAMPLE)
        if not CONTROL_CHARACTERS.isdisjoint(sample):
            raise UnreadableFile("not_a_table")
        delimiter = max(DELIMITERS, key=lambda each: score(_first_rows(sample, each)))
        text.seek(0)
        yield _rows(text, delimiter)
    finally:
        text.detach()


def _encoding(file):
    file.seek(0)
    start = file.read(4096)
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    if b"\x00" in start:
        return _utf_16_without_mark(start)
    for encoding in ("utf-8", "cp1252"):
        if _is_encoded_as(file, encoding):
            return encoding
    raise UnreadableFile("encoding")


def _utf_16_without_mark(start):
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    raise UnreadableFile("not_a_table")


def _is_encoded_as(file, encoding):
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(1 << 20):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _first_rows(sample, delimiter):
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) == 15:
                break
    except csv.Error:
        pass
    return rows


def _rows(text, delimiter):
    number = 0
    try:
        # A quoted line break belongs to its cell, so rows are counted as a spreadsheet shows them.
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter), start=1):
            yield number, cells
    except csv.Error:
        raise UnreadableFile("long_cell", row=number + 1) from None
    except UnicodeDecodeError:
        raise UnreadableFile("encoding") from None
