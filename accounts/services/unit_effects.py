"""What a change does to the tree, the people and the roles of a unit. Called under the lock of the tree only."""

from accounts import audit
from accounts.models import Employment, OrgUnit, RoleAssignment, UnitChange
from accounts.services.roles import end_role
from accounts.services.unit_rules import open_children, people_from

Kind = UnitChange.Kind


def make(*, change, at, by=None):
    """Carry out what was checked, and write it into the history and the audit trail."""
    differences = {
        Kind.RENAMED: _rename,
        Kind.MOVED: _move,
        Kind.MERGED: _merge,
        Kind.CLOSED: _close,
        Kind.REOPENED: _reopen,
    }[change.kind](change, at)
    change.applied_at = at
    change.refusal = ""
    change.save()
    audit.record(
        f"unit.{change.kind}",
        actor=by,
        unit=change.unit,
        target=change.unit.name,
        reason=change.document,
        changes={"effective_on": [None, str(change.effective_on)], **differences},
    )


def _rename(change, at):
    unit = change.unit
    change.old_name, unit.name = unit.name, change.new_name
    unit.save(update_fields=["name"])
    return {"name": [change.old_name, change.new_name]}


def _move(change, at):
    change.old_parent = change.unit.get_parent()
    change.unit.move(change.new_parent, pos="last-child")
    return {"parent": [change.old_parent.name, change.new_parent.name]}


def _merge(change, at):
    unit, target = change.unit, change.new_parent
    change.old_parent = unit.get_parent()
    people = _employ_elsewhere(people_from(unit=unit, on=change.effective_on), target, on=change.effective_on)
    children = _move_children(change, at)
    unit = OrgUnit.objects.get(pk=unit.pk)  # Where the target lay behind a unit that moved, so does this one now.
    roles = _end_roles(unit, at)
    unit.merged_into, unit.closed_on = target, change.effective_on
    unit.save(update_fields=["merged_into", "closed_on"])
    return {"merged_into": [None, target.name], "people": [people, 0], "units": [children, 0], "roles": [roles, 0]}


def _close(change, at):
    roles = _end_roles(change.unit, at)
    change.unit.closed_on = change.effective_on
    change.unit.save(update_fields=["closed_on"])
    return {"roles": [roles, 0]}


def _reopen(change, at):
    change.unit.closed_on = change.unit.merged_into = None
    change.unit.save(update_fields=["closed_on", "merged_into"])
    return {}


def _employ_elsewhere(employments, target, *, on):
    """From the day on everyone is in `target`; what they were until then stays on record. Returns how many people."""
    rows = list(employments.select_for_update().order_by("pk"))
    begun = [row for row in rows if row.started_on < on]
    Employment.objects.filter(pk__in=[row.pk for row in rows if row.started_on >= on]).update(unit=target)
    Employment.objects.filter(pk__in=[row.pk for row in begun]).update(ended_on=on, ending=Employment.Ending.CHANGED)
    Employment.objects.bulk_create([_copy(row, unit_id=target.pk, started_on=on) for row in begun], batch_size=1000)
    return len({row.user_id for row in rows})


def _copy(row, **differences):
    fields = [field for field in Employment._meta.concrete_fields if not field.unique]
    return Employment(**{field.attname: getattr(row, field.attname) for field in fields} | differences)


def _move_children(change, at):
    """Each unit below gets a line of its own in the history."""
    children = list(open_children(unit=change.unit).values_list("pk", flat=True))
    for pk in children:
        # Read anew, because each move may change where the others and the target stand.
        child, target = OrgUnit.objects.get(pk=pk), OrgUnit.objects.get(pk=change.new_parent_id)
        child.move(target, pos="last-child")
        UnitChange.objects.create(
            unit=child,
            kind=Kind.MOVED,
            effective_on=change.effective_on,
            old_parent=change.unit,
            new_parent=target,
            document=change.document,
            made_by=change.made_by,
            created_at=at,
            applied_at=at,
        )
    return len(children)


def _end_roles(unit, at):
    """Whoever served the unit serves nothing any more; a role must not come back with a unit that is reopened."""
    held = RoleAssignment.objects.filter(unit=unit).exclude(ended_at__lte=at)
    return sum(1 for assignment in held if end_role(assignment=assignment, at=at))
