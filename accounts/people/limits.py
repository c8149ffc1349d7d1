"""Whose account an officer may change. Whoever sets an address, closes or merges an account can act in its name."""

from accounts.models import RoleAssignment
from accounts.powers import Power


def may_change_account(actor, person, units):
    """`units` are those that place the person. An account with roles is for those who could grant these roles."""
    if actor.is_superuser:
        return True
    return not person.is_superuser and all(_may_grant(actor, held, units) for held in person.held_assignments)


def _may_grant(actor, held, units):
    if held.role == RoleAssignment.Role.ADMINISTRATOR:
        return False
    reached = [held.unit] if held.unit else units
    return any(actor.has_power_over(Power.GRANT_ROLES, unit) for unit in reached)
