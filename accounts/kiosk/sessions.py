"""Sessions on shared devices: short, without powers, and gone when nobody is there.

When the person was last here stands in a signed cookie, because looking at a page must not write. The cookie can only
make a session end sooner: it is signed together with the session's key, and without it there is no session.
"""

import time
from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core import signing
from django.utils.crypto import salted_hmac

from accounts.host_cookies import cookie_name

MARK = "on_shared_device_since"
SEEN = cookie_name("shared_device_seen")
SALT = "accounts.kiosk.seen"


def is_signed_in(session):
    return SESSION_KEY in session


def is_marked(session):
    return MARK in session


def begin(session, *, now):
    session[MARK] = int(now)
    session.set_expiry(settings.KIOSK_LONGEST)


def is_alive(request, *, now):
    session = request.session
    if now - session[MARK] > settings.KIOSK_LONGEST:
        return False
    try:
        seen = signing.loads(request.COOKIES.get(SEEN, ""), salt=SALT, max_age=settings.KIOSK_IDLE)
    except signing.BadSignature:
        return False
    return seen == _sign_of(session)


def note_presence(response, session):
    """Without an age, so that the browser drops it when it is closed."""
    response.set_cookie(
        SEEN,
        signing.dumps(_sign_of(session), salt=SALT),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def leave(request):
    """Go on as a stranger. A look at a page deletes nothing; the key alone opens nothing any more."""
    if request.method in {"GET", "HEAD", "OPTIONS", "TRACE"}:
        request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    else:
        request.session.flush()


def _sign_of(session):
    return salted_hmac(SALT, session.session_key or "", algorithm="sha256").hexdigest()[:32]


def now():
    return time.time()
