"""Whose certificates an officer issues: by the unit that organises a cohort, or as the organiser of its course."""

from django.db.models import Q

from accounts.powers import Power
from accounts.querysets import reached, within
from certificates.models import IssuingBatch, NumberSeries
from courses.models import Cohort


def may_issue(user):
    return user.has_power(Power.ISSUE_CERTIFICATES) or user.has_power(Power.ORGANISE)


def cohorts_of(user):
    if user.is_superuser:
        return Cohort.objects.all()
    units = user.units_with(Power.ISSUE_CERTIFICATES)
    courses = user.courses_with(Power.ORGANISE)
    return Cohort.objects.filter(within("organiser", units) | Q(course_key__in=courses))


def batches_of(user):
    if user.is_superuser:
        return IssuingBatch.objects.all()
    return IssuingBatch.objects.filter(cohort__in=cohorts_of(user).order_by().values("pk"))


def signed_for_by(user):
    """The batches that this person may approve, if somebody else prepared them."""
    return reached(IssuingBatch.objects.all(), user, Power.SIGN, "cohort__organiser")


def approvable_by(user):
    """Those of them that wait for this person."""
    return signed_for_by(user).filter(state=IssuingBatch.State.PREPARED).exclude(prepared_by=user)


def series_of(user):
    return reached(NumberSeries.objects.all(), user, Power.ISSUE_CERTIFICATES, "agency")
