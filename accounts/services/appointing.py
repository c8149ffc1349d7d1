"""Who may give which role to whom. Nobody gives more than they have; administrators' roles need a second officer."""

from datetime import timedelta

from django.db import transaction

from accounts import audit
from accounts.granting import colleagues_of, may_decide, may_end, may_grant, people_in_reach
from accounts.models import RoleAssignment, RoleProposal, User
from accounts.services.roles import RoleEndsTooEarly, end_role, grant_role

PROPOSAL_HOLDS = timedelta(days=14)


class NotYoursToGrant(Exception):
    """The role, the unit, the course or the person lies outside what this officer may decide on."""


class NotForOneself(Exception):
    """Nobody gives a role to themselves, nor decides on their own."""


class NotToBeDelegated(Exception):
    """The role is over, or was itself delegated."""


class NeedsAnotherOfficer(Exception):
    """Whoever proposed a role, or would get it, doesn't decide on it."""


class ProposalClosed(Exception):
    """The proposal was decided on or lapsed, or whoever proposed it may not do so any more."""


class ReasonRequired(Exception):
    """A refusal has to say why."""


@transaction.atomic
def appoint(*, by, user, role, unit=None, course_key=None, course_title="", starts_at=None, ends_at=None, reason, at):
    """Give the role in the officer's name, or propose it where a second officer has to agree.

    Returns the RoleAssignment or the RoleProposal.
    """
    if by.pk == user.pk:
        raise NotForOneself(f"{by} would give {role} to themselves.")
    if not may_grant(by, role, unit=unit, course_key=course_key) or not _is_in_reach(by, user):
        raise NotYoursToGrant(f"{by} may not give {role} to {user}.")
    times = {"starts_at": starts_at, "ends_at": ends_at}
    if role in RoleProposal.FOUR_EYES:
        return _propose(by=by, user=user, role=role, unit=unit, reason=reason, at=at, **times)
    course = {"course_key": course_key, "course_title": course_title}
    return grant_role(user=user, role=role, unit=unit, **course, **times, reason=reason, granted_by=by, at=at)


@transaction.atomic
def dismiss(*, by, assignment, reason, at) -> RoleAssignment:
    if not may_end(by, assignment):
        raise NotYoursToGrant(f"{by} may not end {assignment}.")
    return end_role(assignment=assignment, reason=reason, at=at)


@transaction.atomic
def delegate_role(*, assignment, to, starts_at=None, ends_at, reason, at):
    """Let a colleague stand in for the holder until `ends_at`. An administrator's role needs a second officer.

    Returns the RoleAssignment or the RoleProposal.
    """
    held = RoleAssignment.objects.select_for_update(of=["self"]).select_related("user", "unit")
    assignment = held.get(pk=assignment.pk)
    holder = assignment.user
    if to.pk == holder.pk:
        raise NotForOneself(f"{holder} would delegate to themselves.")
    if assignment.is_delegated or not assignment.holds_at(at):
        raise NotToBeDelegated(f"{assignment} is over or was itself delegated.")
    if not colleagues_of(assignment).filter(pk=to.pk).exists():
        raise NotYoursToGrant(f"{to} works outside the reach of {assignment}.")
    if assignment.ended_at is not None and ends_at > assignment.ended_at:
        raise RoleEndsTooEarly(f"{assignment} itself ends on {assignment.ended_at}.")
    given = {"user": to, "role": assignment.role, "unit": assignment.unit, "delegated_from": assignment}
    given |= {"starts_at": starts_at, "ends_at": ends_at, "reason": reason, "at": at}
    if assignment.role in RoleProposal.FOUR_EYES:
        return _propose(by=holder, **given)
    course = {"course_key": assignment.course_key, "course_title": assignment.course_title}
    return grant_role(**given, **course, granted_by=holder)


def _propose(*, by, user, role, unit, reason, starts_at, ends_at, at, delegated_from=None):
    if ends_at is not None and ends_at <= (starts_at or at):
        raise RoleEndsTooEarly(f"{ends_at} is not after {starts_at or at}.")
    User.objects.select_for_update().get(pk=user.pk)
    facts = {"user": user, "role": role, "unit": unit, "delegated_from": delegated_from}
    waiting = RoleProposal.objects.open(at).filter(**facts).first()
    if waiting:
        return waiting
    proposal = RoleProposal.objects.create(
        **facts,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=reason,
        proposed_by=by,
        proposed_at=at,
        expires_at=at + PROPOSAL_HOLDS,
    )
    audit.record("role.proposed", subject=user, unit=unit, target=_named(proposal), reason=reason)
    return proposal


@transaction.atomic
def approve_role(*, proposal, by, at) -> RoleAssignment:
    """The second pair of eyes agrees: now the role is held."""
    proposal = _to_be_decided(proposal, by, at)
    given = {"user": proposal.user, "role": proposal.role, "unit": proposal.unit, "reason": proposal.reason}
    starts_at = proposal.starts_at if proposal.starts_at and proposal.starts_at > at else None
    assignment = grant_role(
        **given,
        starts_at=starts_at,
        ends_at=proposal.ends_at,
        granted_by=proposal.proposed_by,
        delegated_from=proposal.delegated_from,
        at=at,
    )
    _decide(proposal, RoleProposal.Decision.APPROVED, by, at, reason="")
    return assignment


@transaction.atomic
def refuse_role(*, proposal, by, reason, at) -> RoleProposal:
    proposal = _to_be_decided(proposal, by, at)
    if not reason.strip():
        raise ReasonRequired(f"{by} refused {proposal} without a reason.")
    return _decide(proposal, RoleProposal.Decision.REFUSED, by, at, reason=reason.strip())


@transaction.atomic
def withdraw_proposal(*, proposal, by, at) -> RoleProposal:
    """Whoever proposed takes it back. Said again, or after the proposal lapsed, it changes nothing."""
    proposal = RoleProposal.objects.select_for_update(of=["self"]).select_related("user", "unit").get(pk=proposal.pk)
    if by.pk != proposal.proposed_by_id:
        raise NotYoursToGrant(f"{by} did not propose {proposal}.")
    if proposal.decision == RoleProposal.Decision.WITHDRAWN:
        return proposal
    if not proposal.is_open_at(at):
        raise ProposalClosed(f"{proposal} was decided on or lapsed.")
    return _decide(proposal, RoleProposal.Decision.WITHDRAWN, by, at, reason="")


def _to_be_decided(proposal, by, at):
    waiting = RoleProposal.objects.select_for_update(of=["self"])
    proposal = waiting.select_related("user", "unit", "proposed_by", "delegated_from").get(pk=proposal.pk)
    if by.pk in (proposal.proposed_by_id, proposal.user_id):
        raise NeedsAnotherOfficer(f"{by} took part in {proposal}.")
    if not may_decide(by, proposal):
        raise NotYoursToGrant(f"{by} may not decide on {proposal}.")
    original = proposal.delegated_from
    is_sound = _can_still_be(proposal) and may_grant(proposal.proposed_by, proposal.role, unit=proposal.unit)
    if not (is_sound and proposal.is_open_at(at)) or (original and original.is_over_at(at)):
        raise ProposalClosed(f"{proposal} was decided on or lapsed.")
    return proposal


def _can_still_be(proposal):
    """Nobody answers for an account that was closed; a role for a closed unit would come back with the unit."""
    is_unit_open = proposal.unit is None or not proposal.unit.is_closed
    return is_unit_open and proposal.user.is_active and proposal.proposed_by.is_active


def _decide(proposal, decision, by, at, *, reason):
    proposal.decision, proposal.decided_by, proposal.decided_at = decision, by, at
    proposal.decision_reason = reason
    proposal.save(update_fields=["decision", "decided_by", "decided_at", "decision_reason"])
    audit.record(f"role.{decision}", subject=proposal.user, unit=proposal.unit, target=_named(proposal), reason=reason)
    return proposal


def _is_in_reach(by, user):
    return people_in_reach(by).filter(pk=user.pk).exists()


def _named(proposal):
    return f"{proposal.role}: {proposal.scope}"
