"""Restoring the tree as it was before a file of units; or refusing to, if anything has happened in them since."""

from django.db.models import ProtectedError
from django.utils import timezone

from accounts import services
from accounts.imports.errors import CannotUndo
from accounts.imports.units.applying import digests
from accounts.models import ImportEffect, OrgUnit, UnitChange


def undo_units(batch, *, at, report):
    """Inside a transaction. Raises CannotUndo."""
    effects = list(batch.effects.exclude(unit=None).select_related("unit"))
    _refuse_if_changed(effects)
    moved = [effect for effect in effects if not effect.details.get("created")]
    for done, effect in enumerate(moved, start=1):
        _restore(effect, at=at, by=batch.undone_by, document=batch.file_name)
        report(done)
    created = [effect.unit_id for effect in effects if effect.details.get("created")]
    # The lowest first: a unit goes only when nothing is below it.
    for unit in OrgUnit.objects.filter(pk__in=created).order_by("-depth"):
        _remove(OrgUnit.objects.get(pk=unit.pk))


def _refuse_if_changed(effects):
    now = digests([effect.unit_id for effect in effects])
    changed = [effect.unit.name for effect in effects if now.get(effect.unit_id) != effect.digest]
    if changed:
        raise CannotUndo("units_changed", count=len(changed), names=", ".join(changed[:3]))


def _restore(effect, *, at, by, document):
    """A change back, with its own line in the history."""
    facts = dict(effect.details["before"])
    dated = {"on": timezone.localdate(at), "at": at, "by": by, "document": document}
    try:
        services.rename_unit(unit=effect.unit, name=facts.pop("name"), **dated)
        services.correct_unit(unit=effect.unit, by=by, **facts)
        if effect.details["parent"]:
            services.move_unit(unit=effect.unit, parent=OrgUnit.objects.get(pk=effect.details["parent"]), **dated)
    except services.UnitChangeRefused as refusal:
        raise CannotUndo("units_changed", count=1, names=effect.unit.name) from refusal


def _remove(unit):
    """Nobody ever worked there and nothing names it, so it was only a line of this file."""
    if unit.get_children().exists():
        raise CannotUndo("units_in_use", unit=unit.name)
    try:
        UnitChange.objects.filter(unit=unit, kind=UnitChange.Kind.OPENED).delete()
        ImportEffect.objects.filter(unit=unit).delete()
        unit.delete()
    except ProtectedError as used:
        raise CannotUndo("units_in_use", unit=unit.name) from used
