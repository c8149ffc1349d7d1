"""A file as a table: its columns by code, its rows one after the other, and never all at once in memory."""

from contextlib import contextmanager
from itertools import chain, islice

from accounts.spreadsheets.columns import match, recognised
from accounts.spreadsheets.csv_files import csv_rows
from accounts.spreadsheets.problems import UnreadableFile
from accounts.spreadsheets.xlsx_files import refuse_bombs, xlsx_rows

MAX_ROWS = 200_000
# A title and a remark may stand above the headings.
HEADINGS_WITHIN = 15
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Table:
    """Iterate once: (row number as the spreadsheet shows it, {code: raw value}). Empty rows are passed over."""

    def __init__(self, rows, columns, max_rows):
        first = list(islice(rows, HEADINGS_WITHIN))
        if not any(_is_filled(cells) for number, cells in first):
            raise UnreadableFile("empty")
        self.headings_row, headings = _headings(first, columns)
        self.places, self.unknown = match(headings, columns)
        self._rows = chain(((number, cells) for number, cells in first if number > self.headings_row), rows)
        self.max_rows = max_rows

    def __iter__(self):
        count = 0
        places = list(self.places.items())
        for number, cells in self._rows:
            if not _is_filled(cells):
                continue
            count += 1
            if count > self.max_rows:
                raise UnreadableFile("too_many_rows", limit=self.max_rows)
            width = len(cells)
            yield number, {code: cells[place] if place < width else None for code, place in places}
        if not count:
            raise UnreadableFile("no_rows")


@contextmanager
def open_table(file, columns, *, sheet_name="", max_rows=MAX_ROWS):
    """The table in a binary file, CSV or XLSX by its content, not by its name. Raises UnreadableFile."""
    with _rows_of(file, columns, sheet_name) as rows:
        yield Table(rows, columns, max_rows)


def refuse_other_files(file):
    """A first look that costs little: is this CSV or XLSX at all? Raises UnreadableFile."""
    if _is_workbook(file):
        refuse_bombs(file)
    else:
        with csv_rows(file, lambda rows: 0):
            pass


def _is_workbook(file):
    file.seek(0)
    start = file.read(8)
    if not start:
        raise UnreadableFile("empty")
    if start.startswith(OLD_EXCEL):
        raise UnreadableFile("old_excel")
    return start.startswith(ZIP)


def _rows_of(file, columns, sheet_name):
    if _is_workbook(file):
        return xlsx_rows(file, sheet_name)
    return csv_rows(file, lambda rows: max((len(recognised(cells, columns)) for cells in rows), default=0))


def _headings(rows, columns):
    """The row with the most headings that we know; the first one among equals."""
    number, cells = max(rows, key=lambda row: (len(recognised(row[1], columns)), _is_filled(row[1]), -row[0]))
    return number, cells


def _is_filled(cells):
    return any(cell is not None and cell != "" and not (type(cell) is str and cell.isspace()) for cell in cells)
