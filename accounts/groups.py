"""The groups of the content admin that follow roles, and what they may do with the models of each app."""

from collections import defaultdict

from django.contrib.auth.models import Group, Permission

from accounts.models import RoleAssignment

GROUP_NAMES = {
    RoleAssignment.Role.TRAINER: "Pengajar",
    RoleAssignment.Role.ADMINISTRATOR: "Administrator",
}
_allowed = defaultdict(set)


def allow(role, *permissions):
    """Let everyone with `role` use `permissions` ("app_label.codename"). Apps call this in `AppConfig.ready()`.

    Each `migrate` grants what is registered. Rights over pages and collections are data, which administrators change.
    """
    for permission in permissions:
        app_label, codename = permission.split(".")
        _allowed[app_label].add((role, codename))


def is_registered(app_label):
    return app_label in _allowed


def grant_registered(app_label):
    """Give the groups what `allow` registered for the models of one app."""
    for role, codename in _allowed[app_label]:
        permission = Permission.objects.get(content_type__app_label=app_label, codename=codename)
        group, _ = Group.objects.get_or_create(name=GROUP_NAMES[role])
        group.permissions.add(permission)
