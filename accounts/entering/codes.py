"""One-time codes for paper: easy to read and type, and too many to guess (32 signs, 10 places: 50 bits)."""

import re
import secrets

from django.utils.crypto import salted_hmac

# Without O and I, which look like 0 and 1 on paper; those are left out as well.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 10
GROUP = 5


def new_code():
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code):
    return f"{code[:GROUP]}-{code[GROUP:]}"


def normalise(text):
    return re.sub(r"[\s\-–—.]", "", text).upper()


def digest(code):
    """Keyed with the site's secret; the codes are random, so that a quick digest is safe."""
    return salted_hmac("accounts.entering.codes", normalise(code), algorithm="sha256").hexdigest()
