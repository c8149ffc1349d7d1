"""Tables that people keep in spreadsheets: reading CSV and XLSX with headings as offices write them, and writing them
so that no number is damaged and nothing runs.

    with open_table(file, COLUMNS) as table:
        for row_number, values in table: ...   # {code of the column: raw value}
"""

from .columns import Column
from .problems import UnreadableFile
from .tables import MAX_ROWS, Table, open_table, refuse_other_files
from .values import MalformedDate, clean_text, is_spreadsheet_error, read_date
from .writing import XLSX, write_csv, write_xlsx

__all__ = [
    "MAX_ROWS",
    "XLSX",
    "Column",
    "MalformedDate",
    "Table",
    "UnreadableFile",
    "clean_text",
    "is_spreadsheet_error",
    "open_table",
    "read_date",
    "refuse_other_files",
    "write_csv",
    "write_xlsx",
]
