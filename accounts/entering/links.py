"""Signed links with which a person without a password chooses the first one."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.entering.activation import still_opens
from accounts.models import ActivationCode, User

SALT = "accounts.entering.link"
# From the right code to the chosen password: half an hour, should the telephone ring.
AFTER_CODE_AGE = 60 * 30


def token_for(user, code=None):
    """Works until a password is chosen. With a `code` it stands for that code and ends with it."""
    return signing.dumps(
        {"user": str(user.public_id), "state": _state(user), "code": str(code.public_id) if code else ""}, salt=SALT
    )


def link_for(user):
    """The address comes from the settings: a forged Host header must not end up in a mail."""
    return settings.SITE_URL + reverse("entering:choose_password", args=[token_for(user)])


def owner(token, *, at):
    """The person whom `token` lets choose a password, or None: made up, too old, or used already."""
    try:
        facts = signing.loads(token, salt=SALT, max_age=settings.ACTIVATION_LINK_AGE)
        if facts["code"]:
            signing.loads(token, salt=SALT, max_age=AFTER_CODE_AGE)
    except signing.BadSignature:
        return None
    user = User.objects.filter(public_id=facts["user"], is_active=True).first()
    if user is None or not constant_time_compare(facts["state"], _state(user)):
        return None
    if facts["code"] and not _is_good(facts["code"], user, at):
        return None
    return user


def _is_good(code, user, at):
    found = ActivationCode.objects.open(at).filter(public_id=code, user=user)
    code = found.select_related("user", "sheet__made_by").first()
    return code is not None and still_opens(code)


def _state(user):
    """Changes with the password, so that a link works once, and with the address, which may have been a wrong one."""
    return salted_hmac(SALT, f"{user.password}\n{user.email}", algorithm="sha256").hexdigest()[:32]
