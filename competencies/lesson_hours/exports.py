"""The statement as a file: one table for spreadsheets, one sheet of paper."""

from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.identity_numbers import grouped
from accounts.spreadsheets.writing import XLSX, write_csv, write_xlsx
from competencies.lesson_hours import sheet
from theme import csv_files

PDF = "application/pdf"


def as_csv(statement, *, person, employment, at):
    return write_csv(_headings(), _rows(statement, person, employment)), csv_files.CONTENT_TYPE


def as_xlsx(statement, *, person, employment, at):
    name = _("Lesson hours %(year)s") % {"year": statement.summary.year}
    return write_xlsx(name[:31], _headings(), _rows(statement, person, employment)), XLSX


def as_pdf(statement, *, person, employment, at):
    return sheet.draw(statement, person=person, employment=employment, at=at), PDF


FORMATS = {"csv": as_csv, "xlsx": as_xlsx, "pdf": as_pdf}


def file_name(statement, person, kind):
    return f"jp-{statement.summary.year}-{slugify(person.full_name) or 'pegawai'}.{kind}"


def _headings():
    return [
        _("Name"),
        _("NIP or NI PPPK"),
        _("Day of the entry"),
        _("Activity"),
        _("Form of training"),
        _("First day"),
        _("Last day"),
        _("How it was counted"),
        _("JP"),
        _("Running total"),
        _("Rule"),
        _("Reason"),
    ]


def _rows(statement, person, employment):
    # The number stays in the groups of its official notation, which no spreadsheet mistakes for a number.
    number = grouped(employment.number) if employment else ""
    for line in statement.lines:
        credit = line.credit
        yield [
            person.name_with_titles,
            number,
            _day(localtime(credit.earned_at).date()),
            line.title,
            line.form,
            _day(credit.started_on),
            _day(credit.ended_on),
            "; ".join(line.how),
            line.hours,
            line.balance,
            line.rule,
            credit.reason,
        ]


def _day(day):
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
