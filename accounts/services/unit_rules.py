"""What must hold before the organisation tree changes. Reads only; `change` may be one that nobody has saved."""

from django.db.models import Q

from accounts.models import Employment, OrgUnit, UnitChange
from accounts.services import unit_refusals as refusals

Kind = UnitChange.Kind


def is_done(*, change):
    """Whether the unit is already as the change wants it: asking twice is harmless."""
    unit, target = change.unit, change.new_parent
    return {
        Kind.RENAMED: lambda: unit.name == change.new_name,
        Kind.MOVED: lambda: unit.is_child_of(target) and not unit.is_closed,
        Kind.MERGED: lambda: unit.is_closed and unit.merged_into_id == target.pk,
        Kind.CLOSED: lambda: unit.is_closed and unit.merged_into_id is None,
        Kind.REOPENED: lambda: not unit.is_closed,
    }[change.kind]()


def check(*, change, by):
    """Raise what stands against the change, but for what can still be settled before its day (`check_emptied`).

    `by` is who asks; None is the site itself, which may do what an administrator may.
    """
    _check_day(change)
    {
        Kind.RENAMED: _check_open,
        Kind.MOVED: _check_target,
        Kind.MERGED: _check_target,
        Kind.CLOSED: _check_closing,
        Kind.REOPENED: _check_reopening,
    }[change.kind](change, by)


def check_emptied(*, change):
    """Nobody may be left in a unit that closes, and no open unit below it."""
    if change.kind != Kind.CLOSED:
        return
    people = people_from(unit=change.unit, on=change.effective_on).values("user").distinct().count()
    units = open_children(unit=change.unit).count()
    if people or units:
        raise refusals.StillInUse(people=people, units=units)


def people_from(*, unit, on):
    """The employments in this very unit that hold on the day or begin later."""
    return Employment.objects.filter(unit=unit).not_ended(on)


def open_children(*, unit):
    return OrgUnit.objects.open().filter(path__startswith=unit.path, depth=unit.depth + 1)


def check_codes(*, agency_path, code="", siasn_id="", unit=None):
    """A local code belongs to one open unit of an agency, a SIASN id to one unit of the site."""
    others = OrgUnit.objects.exclude(pk=unit.pk) if unit else OrgUnit.objects.all()
    if code and agency_path:
        holder = others.open().filter(path__startswith=agency_path, code=code).first()
        if holder:
            raise refusals.CodeTaken(code=code, unit=holder.name)
    if siasn_id:
        holder = others.filter(siasn_id=siasn_id).first()
        if holder:
            raise refusals.SiasnIdTaken(siasn_id=siasn_id, unit=holder.name)


def check_may_reach_beyond(*, by):
    if by is not None and not by.is_superuser:
        raise refusals.OnlyAdministrators


def _check_day(change):
    made = change.unit.changes.filter(applied_at__isnull=False).order_by("-effective_on").first()
    days = [change.unit.opened_on, change.unit.closed_on, made and made.effective_on]
    latest = max((day for day in days if day), default=None)
    if latest and change.effective_on < latest:
        raise refusals.DayTooEarly(day=latest)


def _check_open(change, by):
    if change.unit.is_closed:
        raise refusals.UnitIsClosed(unit=change.unit.name)


def _check_target(change, by):
    unit, target = change.unit, change.new_parent
    if unit.is_root():
        raise refusals.AgencyStays(unit=unit.name)
    _check_open(change, by)
    if target.path.startswith(unit.path):
        raise refusals.BelowItself(target=target.name)
    if target.is_closed:
        raise refusals.UnitIsClosed(unit=target.name)
    if target.agency_path != unit.agency_path:
        check_may_reach_beyond(by=by)
        _check_codes_brought_along(unit, target.agency_path)


def _check_codes_brought_along(unit, agency_path):
    brought = OrgUnit.objects.open().filter(path__startswith=unit.path).exclude(code="").values("code")
    holder = OrgUnit.objects.open().filter(path__startswith=agency_path, code__in=brought).first()
    if holder:
        raise refusals.CodeTaken(code=holder.code, unit=holder.name)


def _check_closing(change, by):
    _check_open(change, by)
    if change.unit.is_root():
        check_may_reach_beyond(by=by)


def _check_reopening(change, by):
    unit = change.unit
    if not unit.is_closed:
        raise refusals.UnitIsOpen(unit=unit.name)
    if unit.is_root():
        check_may_reach_beyond(by=by)
    closed_above = OrgUnit.objects.filter(~Q(closed_on=None), path__in=unit.paths_above[-1:]).first()
    if closed_above:
        raise refusals.ParentIsClosed(unit=closed_above.name)
    check_codes(agency_path=unit.agency_path, code=unit.code, unit=unit)
