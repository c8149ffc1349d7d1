"""Roles as they are held: given for a time, ended, and followed by the rights in the content admin."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from accounts import audit, groups
from accounts.models import RoleAssignment, User

Role = RoleAssignment.Role


class UnitRequired(Exception):
    """The role only means something for a unit."""


class UnitNotAllowed(Exception):
    """The role holds for the whole site or for a course, so it can't be limited to a unit."""


class CourseNotAllowed(Exception):
    """The role can't be limited to a course."""


class RoleEndsTooEarly(Exception):
    """The role would end before it starts, or has to end with something that ends sooner."""


class RoleOverlaps(Exception):
    """The person holds this role for a part of the time already. `args[0]` is that assignment."""


class LastAdministrator(Exception):
    """Nobody else administers the site."""


@transaction.atomic
def grant_role(
    *, user, role, unit=None, course_key=None, starts_at=None, ends_at=None, at, **particulars
) -> RoleAssignment:
    """Give the person a role, from now or from `starts_at` on, with the rights in the content admin that belong to it.

    `particulars`: course_title, reason, granted_by, delegated_from. This judges whether the role can be held so, not
    whether somebody may give it: officers come through `appoint`.
    """
    scope = {"role": role, "unit": unit, "course_key": course_key}
    starts_at = starts_at or at
    _check_scope(**scope)
    if ends_at is not None and ends_at <= starts_at:
        raise RoleEndsTooEarly(f"{ends_at} is not after {starts_at}.")

    person = User.objects.select_for_update().get(pk=user.pk)
    same = person.roles.filter(**scope, delegated_from=particulars.get("delegated_from"))
    if held := _held_meanwhile(same, starts_at, ends_at):
        return held
    assignment = RoleAssignment.objects.create(
        user=person, **scope, started_at=starts_at, ended_at=ends_at, **particulars
    )
    action = "role.delegated" if assignment.is_delegated else "role.granted"
    _record(action, assignment, reason=assignment.reason, started_at=[None, starts_at], ended_at=[None, ends_at])
    follow_roles(user=user, at=at)
    return assignment


@transaction.atomic
def end_role(*, assignment, at, ends_at=None, reason="") -> RoleAssignment:
    """End a role, now or on a day to come, and what was delegated from it.

    What it allowed ends with it, unless another role allows the same.
    """
    user = User.objects.select_for_update().get(pk=assignment.user_id)
    assignment = RoleAssignment.objects.get(pk=assignment.pk)
    if assignment.is_over_at(at):
        return assignment
    if assignment.role == Role.ADMINISTRATOR and _is_last_administrator(assignment, at):
        raise LastAdministrator(f"{user} is the only administrator.")
    before = assignment.ended_at
    assignment.ended_at = max(ends_at or at, assignment.started_at)
    assignment.save(update_fields=["ended_at"])
    _record("role.ended", assignment, reason=reason, ended_at=[before, assignment.ended_at])
    follow_roles(user=user, at=at)
    for delegation in assignment.delegations.filter(ended_at__gt=assignment.ended_at):
        end_role(assignment=delegation, at=at, ends_at=ends_at, reason=reason)
    return assignment


def follow_roles(*, user, at):
    """Make the person's groups and the superuser's flag what their roles of this moment ask for."""
    held = list(user.roles.active(at))
    wanted = groups.groups_for(held)
    given = set(user.groups.filter(role_group__isnull=False))
    user.groups.add(*(wanted - given))
    user.groups.remove(*(given - wanted))
    is_administrator = any(each.role == Role.ADMINISTRATOR for each in held)
    User.objects.filter(pk=user.pk).exclude(is_superuser=is_administrator).update(is_superuser=is_administrator)
    user.is_superuser = is_administrator
    user.forget_roles()


def apply_role_times(*, at) -> int:
    """Let rights follow the roles that began or ended by time. Returns the number of people whose rights changed."""
    out_of_step = list(_out_of_step(at))
    for user in out_of_step:
        with transaction.atomic():
            follow_roles(user=User.objects.select_for_update().get(pk=user.pk), at=at)
            audit.record("role.rights_followed", subject=user)
    return len(out_of_step)


def _out_of_step(at):
    active = RoleAssignment.objects.active(at)
    memberships = User.groups.through.objects.filter(user=OuterRef("user"))
    in_group = memberships.filter(group__role_group__role=OuterRef("role"), group__role_group__course_key=None)
    in_course_group = memberships.filter(group__role_group__course_key=OuterRef("course_key"))
    missing = active.filter(role__in=groups.FIRST_NAMES).filter(
        ~Exists(in_group) | Q(role=Role.TRAINER, course_key__isnull=False) & ~Exists(in_course_group)
    )
    held = active.filter(user=OuterRef("user"), role=OuterRef("group__role_group__role"))
    in_course = Q(course_key=OuterRef("group__role_group__course_key"))
    surplus = User.groups.through.objects.filter(group__role_group__isnull=False).filter(
        (Q(group__role_group__course_key=None) & ~Exists(held))
        | (Q(group__role_group__course_key__isnull=False) & ~Exists(held.filter(in_course)))
    )
    administrators = active.filter(role=Role.ADMINISTRATOR).values("user")
    flag_is_wrong = Q(is_superuser=True) & ~Q(pk__in=administrators) | Q(is_superuser=False, pk__in=administrators)
    return User.objects.filter(Q(pk__in=missing.values("user")) | Q(pk__in=surplus.values("user")) | flag_is_wrong)


def _check_scope(role, unit, course_key):
    if course_key is not None and (role not in RoleAssignment.OF_A_COURSE or unit is not None):
        raise CourseNotAllowed(f"{role} is not held in a course.")
    if role in RoleAssignment.OF_A_UNIT and unit is None:
        raise UnitRequired(f"{role} serves a unit.")
    if role == Role.ADMINISTRATOR and unit is not None:
        raise UnitNotAllowed("An administrator serves the whole site.")


def _held_meanwhile(same, starts_at, ends_at):
    """Which of the `same` assignments of a person covers the whole time that is asked for."""
    overlapping = same.exclude(ended_at=F("started_at")).filter(Q(ended_at=None) | Q(ended_at__gt=starts_at))
    if ends_at is not None:
        overlapping = overlapping.filter(started_at__lt=ends_at)
    held = overlapping.order_by("started_at").first()
    if held is None:
        return None
    ends_in_time = held.ended_at is None or (ends_at is not None and held.ended_at >= ends_at)
    if held.started_at <= starts_at and ends_in_time:
        return held
    raise RoleOverlaps(held)


def _is_last_administrator(assignment, at):
    """Locks all administrators' rows, so that two can't end each other at once."""
    administrators = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, delegated_from=None)
    list(administrators.filter(ended_at=None).select_for_update().values_list("pk"))
    others = administrators.filter(started_at__lte=at, ended_at=None, user__is_active=True)
    return not others.exclude(user=assignment.user_id).exists()


def _record(action, assignment, *, reason, **times):
    changes = {name: [time and time.isoformat() for time in pair] for name, pair in times.items()}
    target = f"{assignment.role}: {assignment.scope}"
    audit.record(action, subject=assignment.user, unit=assignment.unit, target=target, reason=reason, changes=changes)
