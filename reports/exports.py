"""The list of people as a CSV file."""

import csv

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from theme import csv_files

COLUMNS = ("name", "number", "employment", "position", "unit", "hours", "target", "certificates", "standing")


def people_csv(rows, *, unit, year, on):
    """`on` is the day of the export, for the file's name."""
    filename = f"{slugify(unit.name) or 'unit'}-jp-{year}-{on:%Y-%m-%d}.csv"
    response = HttpResponse(content_type=csv_files.CONTENT_TYPE, headers=csv_files.headers(filename))
    response.write(csv_files.BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow(_headings(year))
    for row in rows:
        writer.writerow([csv_files.harmless(row[column]) for column in COLUMNS])
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
