import datetime

from django.db import transaction

from accounts import audit
from accounts.models import User


@transaction.atomic
def restrict_processing(*, person, reason, at: datetime.datetime) -> User:
    """From now on officers don't find the person in lists and exports of learning. What the law wants to be counted
    (totals of a unit) and kept (certificates, lesson hours) goes on, and so does the person's own learning.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.processing_restricted_at is None:
        person.processing_restricted_at = at
        person.save(update_fields=["processing_restricted_at"])
        audit.record("privacy.restricted", subject=person, reason=reason)
    return person


@transaction.atomic
def lift_restriction(*, person, reason) -> User:
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.processing_restricted_at is not None:
        person.processing_restricted_at = None
        person.save(update_fields=["processing_restricted_at"])
        audit.record("privacy.restriction_lifted", subject=person, reason=reason)
    return person
