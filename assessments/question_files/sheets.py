"""Questions in a table, for people who write them in a spreadsheet."""

import io

from django.utils.translation import gettext as _

from accounts import spreadsheets
from assessments.question_files.formats.records import FileRefused, QuestionRefused, ReadFile, Refused, WrittenFile
from assessments.question_files.formats.tables import columns, reading, writing
from assessments.question_files.notes import NOTES

SHEET = "Soal"
MAX_ROWS = 5000
ROWS_TO_TYPE_INTO = 200
COLUMNS = [
    *(
        spreadsheets.Column(code, label, names, is_required=code == "stem")
        for code, (label, names) in columns.FIRST.items()
    ),
    *(spreadsheets.Column(code, label) for code, label in [*columns.ANSWERS.items(), *columns.FEEDBACK.items()]),
    *(spreadsheets.Column(code, label, names) for code, (label, names) in columns.LAST.items()),
]


def read(data):
    """Raises FileRefused with the words of whoever reads tables here."""
    file = ReadFile("sheet")
    try:
        with spreadsheets.open_table(io.BytesIO(data), COLUMNS, sheet_name=SHEET, max_rows=MAX_ROWS) as table:
            for number, values in table:
                _take(file, number, values)
    except spreadsheets.UnreadableFile as unreadable:
        raise FileRefused("table", table_code=unreadable.code, table_params=unreadable.params) from None
    return file


def _take(file, number, values):
    try:
        file.questions.append(reading.read(values))
    except QuestionRefused as refusal:
        file.refused.append(Refused(reading.name_of(values) or f"Baris {number}", refusal.remark))


def write(questions):
    rows, losses, left_out = [], {}, []
    for question in questions:
        lost = []
        try:
            rows.append(writing.write(question, lost))
        except QuestionRefused as refusal:
            left_out.append(Refused(question.name, refusal.remark))
            continue
        if lost:
            losses[question.name] = lost
    answers = max((_answers_in(row) for row in rows), default=0)
    return WrittenFile(_table(rows, max(answers, columns.IN_TEMPLATE)), losses, left_out)


def template():
    return _table([], columns.IN_TEMPLATE, empty_rows=ROWS_TO_TYPE_INTO)


def _answers_in(row):
    return sum(code in row for code in columns.ANSWERS)


def _table(rows, answers, empty_rows=0):
    headings = columns.headings(answers)
    cells = [[row.get(code, "") for code, _heading in headings] for row in rows]
    notes = [(heading, str(text)) for heading, text in NOTES]
    labels = [heading for _code, heading in headings]
    return spreadsheets.write_xlsx(SHEET, labels, cells, notes=notes, notes_name=_("Notes"), empty_rows=empty_rows)
