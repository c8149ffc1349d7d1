"""Whom an officer reaches, and which roles they may give, end and decide on. Looks only; `services.appointing` acts."""

from accounts.models import Employment, RoleProposal, User
from accounts.powers import POWERS, Power, grants


def may_grant(officer, role, *, unit=None, course_key=None):
    """Whether this officer may give and end `role` there. Asks the database at most for the officer's own roles."""
    if officer.is_superuser:
        return True
    return any(
        grants(held.role, role) and _covers(held, unit, course_key) and not _merely_stands_in(held)
        for held in officer.held_assignments
    )


def _covers(held, unit, course_key):
    if course_key is not None:
        return held.course_key == course_key
    if Power.GRANT_ROLES not in POWERS[held.role] or held.unit is None or unit is None:
        return False
    return unit.path.startswith(held.unit.path)


def _merely_stands_in(held):
    """What is given outlives a leave, so only delegations that two officers agreed on may give anything."""
    return held.is_delegated and held.role not in RoleProposal.FOUR_EYES


def may_end(officer, assignment):
    """Officers end what they may grant, and holders what they delegated. Nobody locks themselves out."""
    if assignment.delegated_from_id and assignment.delegated_from.user_id == officer.pk:
        return True
    if assignment.user_id == officer.pk and assignment.role in RoleProposal.FOUR_EYES:
        return False
    return may_grant(officer, assignment.role, unit=assignment.unit, course_key=assignment.course_key)


def may_decide(officer, proposal):
    is_a_third = officer.pk not in (proposal.proposed_by_id, proposal.user_id)
    return is_a_third and may_grant(officer, proposal.role, unit=proposal.unit)


def people_in_reach(officer):
    """Whom this officer may give a role to: the people of the units they serve; trainers, those of their own agency."""
    if officer.is_superuser:
        return User.objects.filter(is_active=True)
    reached = Employment.objects.current().within_power(officer, Power.GRANT_ROLES)
    if not officer.units_with(Power.GRANT_ROLES):
        own = officer.current_employment()
        reached = Employment.objects.current().filter(unit__path__startswith=own.unit.agency_path) if own else reached
    return User.objects.filter(is_active=True, pk__in=reached.values("user"))


def colleagues_of(assignment):
    """Who may stand in: people of the unit served; of the holder's agency where the role has no unit."""
    people = User.objects.filter(is_active=True).exclude(pk=assignment.user_id)
    employment = assignment.user.current_employment()
    unit = assignment.unit or (employment and employment.unit.get_root())
    if unit is None:
        return people.none()
    return people.filter(pk__in=Employment.objects.current().in_subtree(unit).values("user"))
