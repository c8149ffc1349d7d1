from django.db import transaction

from assessments.models import AttemptItem
from assessments.services.answers import UnknownItem


class NothingToCheck(Exception):
    """The item has no answer yet, or answers are not checked in this attempt."""


@transaction.atomic
def check_item(*, attempts, item, at):
    """From now on the learner sees what is right in this item, and its answer stays. A second time changes nothing.

    Raises NothingToCheck, UnknownItem, Attempt.DoesNotExist.
    """
    attempt = attempts.for_update().select_related("version").get()
    if not (attempt.version.checks_at_once and attempt.accepts_answers(at)):
        raise NothingToCheck
    current = next((each for each in attempt.items.list_with_current_response() if each.public_id == item), None)
    if current is None:
        raise UnknownItem(item)
    if not current.current_given:
        raise NothingToCheck
    AttemptItem.objects.filter(pk=current.pk, checked_at=None).update(checked_at=at)
