"""What two records have of this room: employments, which must leave one that holds, and roles, which must not move."""

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.merging import Conflict, Room
from accounts.models import ActivationCode, Employment, Invitation, KioskCard, RoleAssignment, RoleProposal, User


def tally(person):
    return [
        (_("Employments"), person.employments.count()),
        (_("Roles held now"), person.roles.active().count()),
    ]


def conflicts(kept, other):
    return [*_employments(kept, other), *_roles(other)]


def settle(kept, other, *, at):
    """Of two employments that hold, the earlier one ends when the later begins; nobody becomes their own superior."""
    both = [kept, other]
    Employment.objects.filter(user__in=both, superior__in=both).update(superior=None)
    if other.processing_restricted_at and not kept.processing_restricted_at:
        User.objects.filter(pk=kept.pk).update(processing_restricted_at=other.processing_restricted_at)
    _let_proposals_lapse(kept, other, at)
    standing = _standing(kept, other)
    if len(standing) < 2:
        return
    earlier, later = standing
    Employment.objects.filter(pk=earlier.pk).update(ended_on=later.started_on, ending=Employment.Ending.CHANGED)


def _let_proposals_lapse(kept, other, at):
    """A closed record gets no role, and nobody proposes themselves under two names."""
    of_themselves = Q(user=kept, proposed_by=other) | Q(user=other)
    RoleProposal.objects.open(at).filter(of_themselves).update(expires_at=at)


def staying(kept, other):
    """Roles that ended are history of the record under which they were used; codes and cards open no other account."""
    return dict.fromkeys([RoleAssignment, RoleProposal, ActivationCode, Invitation, KioskCard], Q(user=other))


def _employments(kept, other):
    standing = _standing(kept, other)
    today = timezone.localdate()
    owners = {employment.user_id for employment in standing}
    if len(owners) < 2:
        return []
    if len(standing) > 2 or any(employment.is_planned(today) for employment in standing):
        text = _(
            "Both records have an employment, and a change or leaving is planned for a day to come. Cancel it first."
        )
        return [Conflict(text, blocks=True)]
    earlier, later = standing
    text = _("Both records have a current employment. The one in %(unit)s ends on %(day)s, when the later one begins.")
    day = date_format(later.started_on, "DATE_FORMAT")
    return [Conflict(text % {"unit": earlier.unit.name, "day": day})]


def _roles(other):
    if not other.roles.active().exists():
        return []
    text = _("The record to be given up holds roles. End them first, or keep that record and give up this one.")
    return [Conflict(text, blocks=True)]


def _standing(kept, other):
    """What holds or is to come, the earliest first; on the same day the kept record's counts as the later one."""
    found = Employment.objects.not_ended().filter(user__in=[kept, other]).select_related("unit")
    return sorted(found, key=lambda employment: (employment.started_on, employment.user_id == kept.pk))


ROOM = Room(name="people", tally=tally, conflicts=conflicts, staying=staying, settle=settle)
