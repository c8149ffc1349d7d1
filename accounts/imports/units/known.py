"""The units of an agency that a file of units is compared with, in memory."""

import hashlib
from datetime import date
from typing import NamedTuple

from django.db.models import Max, Q

from accounts.models import OrgUnit

STEP = OrgUnit.steplen
FACTS = ("name", "short_name", "code", "siasn_id")


class Known(NamedTuple):
    pk: int
    path: str
    code: str
    siasn_id: str
    name: str
    short_name: str
    closed_on: date | None
    opened_on: date | None
    changed_on: date | None

    @property
    def latest_day(self):
        return max((day for day in (self.opened_on, self.closed_on, self.changed_on) if day), default=None)


def unit_rows(scope):
    units = OrgUnit.objects.filter(path__startswith=scope.agency_path).order_by("path")
    made = Max("changes__effective_on", filter=Q(changes__applied_at__isnull=False))
    return units.annotate(changed_on=made).values_list(*Known._fields)


def what_is_there(scope):
    digest = hashlib.sha256()
    for row in unit_rows(scope):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def fold(text):
    return " ".join(str(text or "").casefold().split())


class KnownUnits:
    def __init__(self, scope):
        units = [Known(*row) for row in unit_rows(scope)]
        self.by_pk = {unit.pk: unit for unit in units}
        self.by_path = {unit.path: unit for unit in units}
        self.by_siasn_id = {fold(unit.siasn_id): unit for unit in units if unit.siasn_id}
        still_open = [unit for unit in units if unit.closed_on is None]
        self.by_code = {fold(unit.code): unit for unit in still_open if unit.code}
        self.by_place = {(unit.path[:-STEP], fold(unit.name)): unit for unit in still_open}
        self.elsewhere = {}  # SIASN id: name of a unit of another agency

    def look_up_elsewhere(self, ids, scope):
        """Whose ids of the file belong to units outside the agency."""
        others = OrgUnit.objects.exclude(path__startswith=scope.agency_path).filter(siasn_id__in=ids)
        self.elsewhere = {fold(siasn_id): name for siasn_id, name in others.values_list("siasn_id", "name")}

    def above(self, unit):
        return self.by_path.get(unit.path[:-STEP])
