"""The link in a mail that ends such mails: it works without signing in, and does nothing else."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accounts.models import User
from accounts.privacy.optional_purposes import PURPOSES

SALT = "accounts.privacy.withdrawal"


def withdrawal_link(*, user, purpose):
    token = signing.dumps([str(user.public_id), str(purpose)], salt=SALT)
    return settings.SITE_URL + reverse("privacy:withdraw_by_link", args=[token])


def read(token):
    """(person, purpose) of a link of ours, else None. It never expires: consent may be withdrawn at any time."""
    try:
        public_id, code = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(public_id=public_id).first()
    return (user, PURPOSES[code]) if user and code in PURPOSES else None
