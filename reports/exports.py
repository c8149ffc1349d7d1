"""The list of people as a CSV file that spreadsheets open without damage and without running anything."""

import csv

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

# A spreadsheet takes a cell that starts like this for a formula (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = ("name", "number", "employment", "position", "unit", "hours", "target", "certificates", "standing")


def people_csv(rows, *, unit, year, on):
    """`on` is the day of the export, for the file's name."""
    filename = f"{slugify(unit.name) or 'unit'}-jp-{year}-{on:%Y-%m-%d}.csv"
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "private, no-store"
    response.write("\ufeff")  # Excel reads UTF-8 only with this mark
    writer = csv.writer(response)
    writer.writerow(_headings(year))
    for row in rows:
        writer.writerow([_harmless(row[column]) for column in COLUMNS])
    return response


def _headings(year):
    # The number stays in the groups of its official notation, which no spreadsheet mistakes for a number.
    return [
        _("Name"),
        _("NIP or NI PPPK"),
        _("Employment status"),
        _("Position"),
        _("Work unit"),
        _("JP in %(year)s") % {"year": year},
        _("Target JP"),
        _("Valid certificates"),
        _("Standing"),
    ]


def _harmless(text):
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
