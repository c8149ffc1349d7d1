"""A signed cookie by which a device is known after a sign-in: limits meant for strangers don't hold for it.

It names nobody: it holds a random number for the device and keyed digests of the logins that were right on it.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from accounts.host_cookies import cookie_name

COOKIE = cookie_name("known_device")
SALT = "accounts.entering.known-device"
AGE = 60 * 60 * 24 * 180
MOST_LOGINS = 20


def read(request):
    """What the cookie says, or None: absent, too old or made up."""
    try:
        facts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    return facts if isinstance(facts, dict) else None


def device_for(request, login):
    """The number of this device if `login` was right on it before, else None."""
    facts = read(request)
    return facts["device"] if facts and _digest(login) in facts["logins"] else None


def remember(request, response, login):
    facts = read(request) or {"device": secrets.token_hex(8), "logins": []}
    digest = _digest(login)
    others = [known for known in facts["logins"] if known != digest]
    facts["logins"] = [digest, *others][:MOST_LOGINS]
    response.set_cookie(
        COOKIE,
        signing.dumps(facts, salt=SALT),
        max_age=AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _digest(login):
    return salted_hmac(SALT, login, algorithm="sha256").hexdigest()[:32]
