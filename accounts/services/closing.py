from django.db import transaction

from accounts import audit
from accounts.models import User


@transaction.atomic
def close_account(*, user) -> None:
    """The person can't sign in any more; open sessions end with their next request."""
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        audit.record("person.account_closed", subject=user)
    user.is_active = False


@transaction.atomic
def open_account(*, user) -> None:
    """The person can sign in again. A record that was merged into another stays closed."""
    if User.objects.filter(pk=user.pk, is_active=False, merged_into=None).update(is_active=True):
        audit.record("person.account_opened", subject=user)
        user.is_active = True
