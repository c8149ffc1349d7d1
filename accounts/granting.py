"""Whom an officer reaches, which roles they may give, end and decide on, and whose account they may change. Looks only;
the services act."""

from django.db.models.functions import Now

from accounts.models import Employment, OrgUnit, RoleAssignment, RoleProposal, User
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


def may_change_account(actor, person):
    """Whoever sets an address, closes, merges or first opens an account can act in its name. One with roles, also with
    roles to come, is for those who could grant them."""
    if actor.is_superuser:
        return True
    held = person.roles.not_over(Now()).select_related("unit")
    return not person.is_superuser and all(_serves_above(actor, each) for each in held)


def may_set_way_in(actor, person):
    """Whether this officer may choose by which address or password somebody comes in. Nobody may for another who counts
    as the second pair of eyes: one officer would be two."""
    counts = person != actor and person.roles.not_over(Now()).filter(role__in=RoleProposal.FOUR_EYES).exists()
    return not counts and may_change_account(actor, person)


def _serves_above(actor, held):
    if held.role == RoleAssignment.Role.ADMINISTRATOR:
        return False
    reached = [held.unit] if held.unit else placing_units(held.user)
    return any(actor.has_power_over(Power.GRANT_ROLES, unit) for unit in reached)


def placing_units(person):
    return list(OrgUnit.objects.filter(employments__in=person.employments.placing()).distinct())
