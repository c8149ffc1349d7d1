"""The plans of a unit's people as a CSV file."""

import csv

from django.http import HttpResponse
from django.utils.text import capfirst, slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from theme import csv_files


def plans_csv(rows, *, unit, year, on):
    filename = f"{slugify(unit.name) or 'unit'}-idp-{year}-{on:%Y-%m-%d}.csv"
    response = HttpResponse(content_type=csv_files.CONTENT_TYPE, headers=csv_files.headers(filename))
    response.write(csv_files.BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow(_headings(year))
    for row in rows:
        writer.writerow([csv_files.harmless(cell) for cell in _cells(row)])
    return response


def _headings(year):
    return [
        _("Name"),
        # In the groups of its official notation, which no spreadsheet mistakes for a number.
        _("NIP or NI PPPK"),
        _("Position"),
        _("Work unit"),
        _("Superior"),
        _("Plan of %(year)s") % {"year": year},
        _("Steps"),
        _("Done"),
        _("Overdue"),
        _("Agreed on"),
    ]


def _cells(row):
    superior = row.employment.superior
    is_approved = row.plan and row.plan.status in ("agreed", "done")
    return [
        row.person.name_with_titles,
        row.employment.grouped_number,
        row.employment.position_title,
        row.employment.unit.name,
        superior.name_with_titles if superior else "",
        capfirst(row.plan.get_status_display()) if row.plan else _("no plan"),
        row.steps,
        row.done,
        row.overdue,
        localdate(row.plan.decided_at).isoformat() if is_approved else "",
    ]
