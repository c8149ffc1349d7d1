"""The groups of the content admin that follow roles, and what they may do with pages and the models of each app."""

from collections import defaultdict

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from accounts.models import RoleAssignment, RoleGroup

# Names that a new group starts with; an administrator may change them. `RoleGroup` remembers which group it is.
FIRST_NAMES = {
    RoleAssignment.Role.TRAINER: "Pengajar",
    RoleAssignment.Role.ADMINISTRATOR: "Administrator",
}
COURSE_RIGHTS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
_allowed = defaultdict(set)


def allow(role, *permissions):
    """Let everyone with `role` use `permissions` ("app_label.codename"). Apps call this in `AppConfig.ready()`.

    Each `migrate` grants what is registered. Rights over collections are data, which administrators change.
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
        group_of(role).permissions.add(permission)


def group_of(role):
    """The group of everyone who holds `role`, wherever they hold it."""
    known = RoleGroup.objects.filter(role=role, course_key=None).select_related("group").first()
    if known:
        return known.group
    group, _ = Group.objects.get_or_create(name=FIRST_NAMES[role])
    RoleGroup.objects.create(role=role, group=group)
    return group


def group_of_course(course_key, *, title=""):
    """The group of the trainers of one course, with its rights over the pages of that course and nothing else."""
    known = RoleGroup.objects.filter(role=RoleAssignment.Role.TRAINER, course_key=course_key).first()
    if known is None:
        group = Group.objects.create(name=f"Pengajar {title[:100]} [{course_key}]")
        known = RoleGroup.objects.create(role=RoleAssignment.Role.TRAINER, course_key=course_key, group=group)
    _allow_pages(known.group, course_key)
    return known.group


def groups_for(assignments):
    """The groups that whoever holds `assignments` belongs to."""
    found = {group_of(held.role) for held in assignments if held.role in FIRST_NAMES}
    for held in assignments:
        if held.role == RoleAssignment.Role.TRAINER and held.course_key:
            found.add(group_of_course(held.course_key, title=held.course_title))
    return found


def _allow_pages(group, course_key):
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=COURSE_RIGHTS)
    for page in Page.objects.filter(translation_key=course_key):
        for right in rights:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)
