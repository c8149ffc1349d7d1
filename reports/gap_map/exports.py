"""The gap map as a CSV file: numbers of people, with the same small groups kept back as on the page."""

import csv

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from theme import csv_files

KEPT_BACK = "–"


def map_csv(found, *, on):
    """One line for each unit and competency. `on` is the day of the export, for the file's name."""
    filename = f"{slugify(found.unit.name) or 'unit'}-kesenjangan-{on:%Y-%m-%d}.csv"
    response = HttpResponse(content_type=csv_files.CONTENT_TYPE, headers=csv_files.headers(filename))
    response.write(csv_files.BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow(
        [
            _("Work unit"),
            _("Framework"),
            _("Code"),
            _("Competency"),
            _("Employees"),
            _("Reach the level"),
            _("Per cent"),
        ]
    )
    for row in found.rows:
        unit = row.unit or found.unit
        for competency in found.competencies:
            cell = row.cells[competency.pk]
            if cell.people:
                facts = [unit.name, found.framework.name, competency.code, competency.name, *_numbers(cell)]
                writer.writerow([csv_files.harmless(fact) for fact in facts])
    return response


def _numbers(cell):
    return [KEPT_BACK] * 3 if cell.is_hidden else [cell.people, cell.reached, cell.share]
