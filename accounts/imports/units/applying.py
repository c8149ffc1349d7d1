"""Doing what a check of units planned, by the same services as the pages, so that every unit has its history."""

import hashlib

from accounts import services
from accounts.imports.errors import DataChanged
from accounts.imports.units.known import FACTS
from accounts.models import ImportEffect, OrgUnit


def apply_units(batch, *, at, report):
    """Inside a transaction. `report(rows done)` says how far it is. Raises DataChanged."""
    work = _Work(batch, at, report)
    rows = list(batch.rows.exclude(outcome__in=["error", "left"]).order_by("number"))
    _in_turns([row for row in rows if row.outcome == "new"], work.open)
    for row in rows:
        if row.outcome != "new":
            work.correct(row)
    _in_turns([row for row in rows if row.outcome == "moved"], work.move)
    work.record_effects()


def _in_turns(rows, do):
    """A row may need another to come first: those that can't be done yet wait for the next turn."""
    while rows:
        waiting = [row for row in rows if not do(row)]
        if len(waiting) == len(rows):
            raise DataChanged
        rows = waiting


class _Work:
    def __init__(self, batch, at, report):
        self.batch, self.at, self.report = batch, at, report
        self.opened = {}  # row: key of the new unit
        self.effects = {}  # key of a unit: details
        self.facts = {"at": at, "by": batch.applied_by}
        self.dated = {"on": batch.effective_on, "document": batch.file_name, **self.facts}

    def open(self, row):
        parent = self._parent(row)
        if parent is None:
            return False
        facts = {name: row.plan["facts"].get(name, "") for name in FACTS}
        unit = _asked(services.open_unit, parent=parent, **facts, **self.dated)
        self.opened[row.number] = unit.pk
        self.effects[unit.pk] = {"created": True}
        self._report()
        return True

    def correct(self, row):
        unit, facts = self._unit(row), dict(row.plan["facts"])
        above = unit.get_parent()
        before = {name: getattr(unit, name) for name in FACTS}
        self.effects[unit.pk] = {"before": before, "parent": above and above.pk}
        name = facts.pop("name", None)
        if facts:
            _asked(services.correct_unit, unit=unit, by=self.facts["by"], **facts)
        if name:
            _asked(services.rename_unit, unit=unit, name=name, **self.dated)
        self._report()

    def move(self, row):
        parent = self._parent(row)
        if parent is None or parent.path.startswith(self._unit(row).path):
            return False
        _asked(services.move_unit, unit=self._unit(row), parent=parent, **self.dated)
        return True

    def record_effects(self):
        after = digests(self.effects)
        ImportEffect.objects.bulk_create(
            ImportEffect(batch=self.batch, unit_id=unit, details=details, digest=after[unit])
            for unit, details in self.effects.items()
        )

    def _unit(self, row):
        unit = OrgUnit.objects.filter(pk=row.plan["unit"]).first()
        if unit is None:
            raise DataChanged
        return unit

    def _parent(self, row):
        pk = row.plan["parent"] or self.opened.get(row.plan["parent_row"])
        return OrgUnit.objects.filter(pk=pk).first() if pk else None

    def _report(self):
        if len(self.effects) % 100 == 0:
            self.report(len(self.effects))


def _asked(service, **arguments):
    try:
        return service(**arguments)
    except services.UnitChangeRefused as refusal:
        raise DataChanged from refusal


def digests(units):
    """{key: digest} of the units as they are now: a later change shows."""
    rows = OrgUnit.objects.filter(pk__in=list(units)).values_list("pk", "closed_on", *FACTS)
    return {pk: hashlib.sha256(repr(facts).encode()).hexdigest()[:32] for pk, *facts in rows}
