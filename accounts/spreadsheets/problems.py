"""What can be wrong with a whole file, in words with a remedy. Kept as code and parameters, so that everyone reads
it in their own language."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "empty": _("The file is empty. Fill in the template and send it again."),
    "not_a_table": _("This is neither a CSV file nor an Excel workbook. Save the table as .xlsx or .csv."),
    "old_excel": _("This is a workbook of the old format (.xls). Open it and save it as .xlsx."),
    "encoding": _("The letters of this file can't be read. Save it as “CSV UTF-8” or as .xlsx."),
    "broken": _("The workbook is damaged or protected by a password. Open it, remove the password and save it again."),
    "suspicious": _("The workbook unpacks to far more than a table needs. Copy the table to a new workbook."),
    "missing_columns": _("The heading row has no column %(columns)s. Use the headings of the template."),
    "double_columns": _("Two headings mean the same column: %(headings)s. Keep one of them."),
    "no_rows": _("There are headings but no rows below them."),
    "too_many_rows": _("The file has more than %(limit)s rows. Divide it into several files."),
    "long_cell": _("Row %(row)s has a cell that never ends: a quotation mark is missing. Save the table as .xlsx."),
}


class UnreadableFile(Exception):
    """The file as a whole can't be used; `message` says why and what to do."""

    def __init__(self, code, **params):
        super().__init__(code)
        self.code = code
        self.params = params

    @property
    def message(self):
        return describe(self.code, self.params)


def describe(code, params):
    return MESSAGES[code] % params
