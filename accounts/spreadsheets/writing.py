"""Tables for people to fill in or to read: numbers stay text, and no cell can run as a formula."""

import csv
import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from theme.csv_files import harmless

AS_TEXT = "@"
# Its media type.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_csv(headings, rows=()):
    """The table as bytes; with the mark that Excel needs to read UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(sheet_name, headings, rows=(), *, notes=(), notes_name="", empty_rows=0):
    """The table as bytes, every cell as text; `empty_rows` prepares as many for typing.

    `notes` (pairs of heading and explanation) go to a second sheet.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name)
    sheet.freeze_panes = "A2"
    for place in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = 24
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    for _row in range(empty_rows):
        sheet.append([_cell(sheet, "") for heading in headings])
    if notes:
        _write_notes(book, notes_name, notes)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(sheet, value, *, bold=False):
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))  # of control characters no workbook can be made
    cell = WriteOnlyCell(sheet, value=text or None)
    cell.data_type = "s" if text else "n"  # never a formula
    cell.number_format = AS_TEXT
    if bold:
        cell.font = Font(bold=True)
    return cell


def _write_notes(book, name, notes):
    sheet = book.create_sheet(name)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 100
    for heading, text in notes:
        sheet.append([_cell(sheet, heading, bold=True), _cell(sheet, text)])
