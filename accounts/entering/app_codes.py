"""Codes of authenticator apps (TOTP): made, checked, used once, and what a wrong clock looks like."""

import time

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal import auth
from django.core import signing
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SALT = "accounts.entering.app"
SECRET_AGE = 60 * 60
# How far off a clock may be for the page to name it as the reason: ten minutes.
WIDEST_DRIFT = 20


def use_once(user, code):
    """Whether this is the code's first use for as long as it could hold. "123-456" is the same as "123456"."""
    lifetime = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return cache.add(f"app-code-used:{user.pk}:{normalize_user_code(code)}", True, lifetime)


def used_already():
    return get_adapter().error_messages["incorrect_code"]


def new_sealed_secret(user):
    """A fresh secret for the set-up page to carry in its form: looking at the page stores nothing."""
    return signing.dumps({"secret": auth.generate_totp_secret(), "user": str(user.public_id)}, salt=SALT)


def open_secret(sealed, user):
    """The secret in `sealed`, or None: made up, too old, or meant for someone else."""
    try:
        facts = signing.loads(sealed, salt=SALT, max_age=SECRET_AGE)
    except signing.BadSignature:
        return None
    return facts["secret"] if facts["user"] == str(user.public_id) else None


def is_right(secret, code):
    return auth.validate_totp_code(secret, code)


def clock_advice(secret, code):
    """What to say about the phone's clock if the code was right at another time, else ""."""
    now, code = int(time.time()) // app_settings.TOTP_PERIOD, normalize_user_code(code)
    for steps in range(2, WIDEST_DRIFT + 1):
        for drift in (-steps, steps):
            if auth.format_hotp_value(auth.hotp_value(secret, now + drift)) == code:
                return _advice(drift)
    return ""


def _advice(drift):
    minutes = max(1, round(abs(drift) * app_settings.TOTP_PERIOD / 60))
    if drift < 0:
        words = ngettext(
            "The clock of your phone is about %(minutes)d minute slow.",
            "The clock of your phone is about %(minutes)d minutes slow.",
            minutes,
        )
    else:
        words = ngettext(
            "The clock of your phone is about %(minutes)d minute fast.",
            "The clock of your phone is about %(minutes)d minutes fast.",
            minutes,
        )
    advice = _("Turn on the automatic date and time in its settings, then enter a new code.")
    return f"{words % {'minutes': minutes}} {advice}"
