"""XLSX read row by row with the values that the spreadsheet last computed. A workbook is a zip from a stranger:
what it unpacks to is bounded before anything is unpacked."""

import warnings
import zipfile
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from accounts.spreadsheets.problems import UnreadableFile

MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 2000
# A long table of equal cells packs well, so the ratio only counts from this size on.
MAX_RATIO, RATIO_COUNTS_FROM = 100, 20 * 1024 * 1024
MAX_COLUMNS = 128
LAST_ROW = 1_048_576
UNREADABLE = (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, AttributeError)


@contextmanager
def xlsx_rows(file, sheet_name):
    """Yields an iterator of (row number, values) of the sheet called `sheet_name`, else of the first."""
    refuse_bombs(file)
    file.seek(0)
    book = _open(file)
    try:
        yield _rows(_sheet(book, sheet_name))
    finally:
        book.close()


def refuse_bombs(file):
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if _is_too_much(parts):
                raise UnreadableFile("suspicious")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _refuse_entities(archive, part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise UnreadableFile("broken") from None


def _is_too_much(parts):
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    is_dense = unpacked > RATIO_COUNTS_FROM and unpacked / packed > MAX_RATIO
    return len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or is_dense


def _refuse_entities(archive, part):
    """No spreadsheet declares entities; they exist here only to grow."""
    with archive.open(part) as xml:
        start = xml.read(4096)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise UnreadableFile("suspicious")


def _open(file):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that a table doesn't need
            return load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except UNREADABLE:
        raise UnreadableFile("broken") from None


def _sheet(book, name):
    sheets = book.worksheets
    if not sheets:
        raise UnreadableFile("empty")
    return next((sheet for sheet in sheets if sheet.title.strip().casefold() == (name or "").casefold()), sheets[0])


def _rows(sheet):
    sheet.reset_dimensions()  # some programs write wrong ones
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, max_row=LAST_ROW, values_only=True), start=1)
    except (*UNREADABLE, zipfile.error):
        raise UnreadableFile("broken") from None
