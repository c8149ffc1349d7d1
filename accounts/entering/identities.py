"""The account at the identity provider that a person linked."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from accounts import audit


def of(user):
    return SocialAccount.objects.filter(user=user).first()


@transaction.atomic
def link(*, user, account):
    """Tie the provider's account to the person. One that is tied already stays as it is."""
    held, is_new = SocialAccount.objects.get_or_create(
        provider=account.provider, uid=account.uid, defaults={"user": user, "extra_data": {}}
    )
    if is_new:
        audit.record("identity.linked", actor=user, subject=user)
    return held


@transaction.atomic
def unlink(*, user):
    if SocialAccount.objects.filter(user=user).delete()[0]:
        audit.record("identity.unlinked", subject=user)
