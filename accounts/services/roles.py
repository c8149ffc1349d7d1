from django.contrib.auth.models import Group
from django.db import transaction

from accounts.groups import GROUP_NAMES
from accounts.models import RoleAssignment, User

Role = RoleAssignment.Role


class UnitRequired(Exception):
    """The role only means something for a unit."""


class UnitNotAllowed(Exception):
    """The role holds for the whole site, so it can't be limited to a unit."""


@transaction.atomic
def grant_role(*, user, role, unit=None, at) -> RoleAssignment:
    """Give the person a role from `at` on, with the rights in the content admin that belong to it."""
    if role == Role.HR_OFFICER and unit is None:
        raise UnitRequired("An HR officer serves a unit.")
    if role == Role.ADMINISTRATOR and unit is not None:
        raise UnitNotAllowed("An administrator serves the whole site.")

    person = User.objects.select_for_update().get(pk=user.pk)
    held = person.roles.filter(role=role, unit=unit, ended_at=None).first()
    if held:
        return held
    assignment = RoleAssignment.objects.create(user=user, role=role, unit=unit, started_at=at)
    _set_rights(user, role, is_held=True)
    return assignment


@transaction.atomic
def end_role(*, assignment, at) -> RoleAssignment:
    """End a role; what it allowed ends with it, unless the person holds the same role for another unit."""
    user = User.objects.select_for_update().get(pk=assignment.user_id)
    assignment = RoleAssignment.objects.get(pk=assignment.pk)
    if assignment.ended_at is not None:
        return assignment
    assignment.ended_at = max(at, assignment.started_at)
    assignment.save(update_fields=["ended_at"])
    _set_rights(user, assignment.role, is_held=user.roles.filter(role=assignment.role, ended_at=None).exists())
    return assignment


def _set_rights(user, role, *, is_held):
    if role in GROUP_NAMES:
        group, _ = Group.objects.get_or_create(name=GROUP_NAMES[role])
        (user.groups.add if is_held else user.groups.remove)(group)
    if role == Role.ADMINISTRATOR:
        user.is_superuser = is_held
        user.save(update_fields=["is_superuser"])
