from django.db import transaction

from accounts import audit
from accounts.models import User
from accounts.signals import account_closed


@transaction.atomic
def close_account(*, user) -> None:
    """The person can't sign in any more, and their sessions end: they don't come back with the account."""
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        audit.record("person.account_closed", subject=user)
        account_closed.send(sender=User, user=user)
    user.is_active = False


@transaction.atomic
def open_account(*, user) -> None:
    """The person can sign in again. A record that was merged into another, or erased, stays closed."""
    closed = User.objects.filter(pk=user.pk, is_active=False, merged_into=None, erased_at=None)
    if closed.update(is_active=True):
        audit.record("person.account_opened", subject=user)
        user.is_active = True
