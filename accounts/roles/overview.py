"""What a person may do and why, and who holds what in an officer's reach."""

from dataclasses import dataclass

from django.db.models import Q

from accounts import identity_numbers
from accounts.granting import may_end
from accounts.models import RoleAssignment, RoleProposal
from accounts.powers import Power
from accounts.roles.words import powers_in_words


@dataclass(frozen=True)
class HeldRole:
    assignment: RoleAssignment
    allows: list
    delegations: list
    has_begun: bool
    is_asleep: bool

    @property
    def can_be_delegated(self):
        return self.has_begun and not self.is_asleep and not self.assignment.is_delegated


def roles_of(user, at):
    """What the person holds or will hold, each with what was delegated from it."""
    held = user.roles.not_over(at).select_related("unit", "granted_by", "delegated_from__user")
    given = RoleAssignment.objects.not_over(at).filter(delegated_from__user=user).select_related("user")
    delegations = list(given.order_by("started_at"))
    return [
        HeldRole(
            assignment,
            powers_in_words(assignment.role),
            [each for each in delegations if each.delegated_from_id == assignment.pk],
            has_begun=assignment.started_at <= at,
            is_asleep=user.has_laid_down_powers,
        )
        for assignment in held.order_by("started_at", "pk")
    ]


def proposals_about(user, at):
    """Proposals that wait: for this person, or made by them."""
    waiting = RoleProposal.objects.open(at).filter(Q(user=user) | Q(proposed_by=user))
    return waiting.select_related("user", "unit", "proposed_by")


def is_role_officer(user):
    return user.has_power(Power.GRANT_ROLES) or bool(user.courses_with(Power.TEACH))


def assignments_in_reach(user, *, q="", role="", state="", at):
    found = RoleAssignment.objects.grantable_by(user).select_related("user", "unit", "delegated_from__user")
    if state == "over":
        found = found.filter(ended_at__lte=at)
    elif state != "all":
        found = found.not_over(at)
    if role:
        found = found.filter(role=role)
    if q:
        digits = identity_numbers.normalise(q)
        named = Q(user__full_name__icontains=q)
        found = found.filter(named | Q(user__employments__number=digits) if digits.isdigit() else named).distinct()
    return found.order_by("user__full_name", "role", "pk")


@dataclass(frozen=True)
class Row:
    assignment: RoleAssignment
    state: str
    can_end: bool


def rows(assignments, *, viewer, at):
    return [Row(each, _state(each, at), not each.is_over_at(at) and may_end(viewer, each)) for each in assignments]


def _state(assignment, at):
    if assignment.is_over_at(at):
        return "over"
    return "now" if assignment.started_at <= at else "later"
