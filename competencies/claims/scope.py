"""Whose claims stand before an officer."""

from accounts.models import User
from accounts.powers import Power
from competencies.models import ExternalTraining

Status = ExternalTraining.Status
# What a learner has not sent, or took back, is nobody else's.
SEEN_BY_OFFICERS = (Status.SUBMITTED, Status.RETURNED, Status.APPROVED, Status.REFUSED, Status.REVOKED)


def people_checked_by(user):
    """Those whose claims this user checks: never one's own, nor of those who had the use of their data restricted."""
    reached = User.objects.within_power(user, Power.CHECK_CLAIMS)
    return reached.filter(processing_restricted_at=None).exclude(pk=user.pk)


def claims_before(user):
    """The claims that this user may read as an officer."""
    if not user.is_authenticated or not user.has_power(Power.CHECK_CLAIMS):
        return ExternalTraining.objects.none()
    people = people_checked_by(user).values("pk")
    return ExternalTraining.objects.filter(status__in=SEEN_BY_OFFICERS, learner__in=people)


def waiting_before(user):
    """Those to decide, the oldest first."""
    return claims_before(user).filter(status=Status.SUBMITTED).order_by("submitted_at", "pk")


def readable_by(user):
    """The claims whose file this user may take out: one's own, and those one checks."""
    own = ExternalTraining.objects.filter(learner=user)
    return (own | claims_before(user)) if user.has_power(Power.CHECK_CLAIMS) else own
