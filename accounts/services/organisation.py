"""How the organisation tree changes: dated, one change at a time, and with a history.

A change whose day has come is made at once; a later one is planned, and `apply_due_changes` makes it on its day.
"""

from django.db import connection, transaction
from django.utils import timezone

from accounts import audit
from accounts.models import OrgUnit, UnitChange
from accounts.services import unit_effects, unit_rules
from accounts.services import unit_refusals as refusals

Kind = UnitChange.Kind
# Any number will do that nothing else in this database locks by.
TREE = 7_301_945


def lock_tree():
    """Until the transaction ends nobody else changes the tree: moves rewrite the paths of whole subtrees.

    SQLite needs no lock, because only one transaction writes at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE])


@transaction.atomic
def open_unit(*, parent=None, name, on=None, at, by=None, document="", **facts) -> OrgUnit:
    """Open a unit below `parent`, or a new agency, and return it; a form that is sent twice opens it once.

    A unit that opens in the future stands in the tree at once, so that people and units can be planned for it.
    """
    lock_tree()
    parent = parent and OrgUnit.objects.select_for_update().get(pk=parent.pk)
    if parent is None:
        unit_rules.check_may_reach_beyond(by=by)
    elif parent.is_closed:
        raise refusals.UnitIsClosed(unit=parent.name)
    facts = {"name": name, "opened_on": on, **facts}
    twin = _siblings_below(parent).filter(**facts).first()
    if twin:
        return twin
    codes = {"code": facts.get("code", ""), "siasn_id": facts.get("siasn_id", "")}
    unit_rules.check_codes(agency_path=parent.agency_path if parent else "", **codes)

    unit = parent.add_child(**facts) if parent else OrgUnit.add_root(**facts)
    _record_opening(unit, parent, on=on or timezone.localdate(at), at=at, by=by, document=document)
    return unit


def rename_unit(*, unit, name, on, at, by=None, document=""):
    return _ask(UnitChange(unit=unit, kind=Kind.RENAMED, new_name=name), on, at, by, document)


def move_unit(*, unit, parent, on, at, by=None, document=""):
    """Put the unit, with everything below it, under another. Only administrators move between agencies."""
    return _ask(UnitChange(unit=unit, kind=Kind.MOVED, new_parent=parent), on, at, by, document)


def merge_unit(*, unit, into, on, at, by=None, document=""):
    """Close the unit; its people are employed in `into` from that day, and its open units move there."""
    return _ask(UnitChange(unit=unit, kind=Kind.MERGED, new_parent=into), on, at, by, document)


def close_unit(*, unit, on, at, by=None, document=""):
    """Refused with StillInUse on the day while there are people or open units in it."""
    return _ask(UnitChange(unit=unit, kind=Kind.CLOSED), on, at, by, document)


def reopen_unit(*, unit, on, at, by=None, document=""):
    return _ask(UnitChange(unit=unit, kind=Kind.REOPENED), on, at, by, document)


@transaction.atomic
def correct_unit(*, unit, by=None, **facts) -> OrgUnit:
    """Set what is no event in the life of a unit: its codes, short name and day of opening."""
    lock_tree()
    unit = OrgUnit.objects.select_for_update().get(pk=unit.pk)
    differences = {name: [getattr(unit, name), value] for name, value in facts.items() if getattr(unit, name) != value}
    if not differences:
        return unit
    codes = {name: facts[name] for name in ("code", "siasn_id") if name in differences}
    unit_rules.check_codes(agency_path=unit.agency_path, unit=unit, **codes)
    opened_on = facts.get("opened_on")
    if opened_on and unit.closed_on and opened_on > unit.closed_on:
        raise refusals.DayTooEarly(day=opened_on)
    for name in differences:
        setattr(unit, name, facts[name])
    unit.save(update_fields=list(differences))
    texts = {name: [str(value or "") for value in pair] for name, pair in differences.items()}
    audit.record("unit.corrected", actor=by, unit=unit, target=unit.name, changes=texts)
    return unit


@transaction.atomic
def cancel_change(*, change, at, by=None) -> UnitChange:
    """Take back a plan. What has been made stays: another change undoes it."""
    change = UnitChange.objects.select_for_update(of=["self"]).select_related("unit").get(pk=change.pk)
    if change.applied_at:
        raise refusals.ChangeWasMade
    if change.cancelled_at:
        return change
    change.cancelled_at = at
    change.save(update_fields=["cancelled_at"])
    audit.record("unit.plan_cancelled", actor=by, unit=change.unit, target=str(change), reason=change.document)
    return change


def apply_due_changes(*, at):
    """Make every planned change whose day has come, in order. Returns (made, refused)."""
    due = UnitChange.objects.planned().filter(effective_on__lte=timezone.localdate(at))
    results = [_apply_due(pk, at) for pk in due.order_by("effective_on", "pk").values_list("pk", flat=True)]
    return results.count(True), results.count(False)


def foresee(*, change, at, by=None):
    """Raise what `_ask` would raise now; an unsaved change, and nothing is written."""
    if change.effective_on <= timezone.localdate(at) and unit_rules.is_done(change=change):
        return
    unit_rules.check(change=change, by=by)
    if change.effective_on <= timezone.localdate(at):
        unit_rules.check_emptied(change=change)


@transaction.atomic
def _ask(change, on, at, by, document):
    """Make the change or plan it. Returns it, or None when the unit is already as wanted."""
    change.effective_on, change.document, change.made_by, change.created_at = on, document, by, at
    lock_tree()
    _read_anew(change)
    is_due = on <= timezone.localdate(at)
    if is_due and unit_rules.is_done(change=change):
        return None
    planned = _planned_twin(change)
    if planned:
        return planned
    foresee(change=change, at=at, by=by)
    if is_due:
        unit_effects.make(change=change, at=at, by=by)
    else:
        change.save()
        audit.record("unit.planned", actor=by, unit=change.unit, target=str(change), reason=document)
    return change


@transaction.atomic
def _apply_due(pk, at):
    """True if it was made, False if refused, None if somebody else was faster."""
    lock_tree()
    change = UnitChange.objects.planned().filter(pk=pk).select_for_update(of=["self"]).first()
    if change is None:
        return None
    _read_anew(change)
    try:
        unit_rules.check(change=change, by=change.made_by)
        unit_rules.check_emptied(change=change)
    except refusals.UnitChangeRefused as refusal:
        change.refusal = type(refusal).__name__
        change.save(update_fields=["refusal"])
        return False
    unit_effects.make(change=change, at=at)
    return True


def _read_anew(change):
    """What the caller holds may be older than the lock. Locked, so that nobody is employed here meanwhile."""
    change.unit = OrgUnit.objects.select_for_update().get(pk=change.unit_id)
    if change.new_parent_id:
        change.new_parent = OrgUnit.objects.select_for_update().get(pk=change.new_parent_id)


def _planned_twin(change):
    return (
        UnitChange.objects.planned()
        .filter(
            unit=change.unit,
            kind=change.kind,
            effective_on=change.effective_on,
            new_parent=change.new_parent,
            new_name=change.new_name,
        )
        .first()
    )


def _siblings_below(parent):
    if parent is None:
        return OrgUnit.objects.open().filter(depth=1)
    return unit_rules.open_children(unit=parent)


def _record_opening(unit, parent, *, on, at, by, document):
    UnitChange.objects.create(
        unit=unit,
        kind=Kind.OPENED,
        effective_on=on,
        new_parent=parent,
        new_name=unit.name,
        document=document,
        made_by=by,
        created_at=at,
        applied_at=at,
    )
    audit.record(
        "unit.opened",
        actor=by,
        unit=unit,
        target=unit.name,
        reason=document,
        changes={"effective_on": [None, str(on)], "parent": [None, parent.name if parent else ""]},
    )
