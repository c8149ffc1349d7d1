"""Verification codes: 60 random bits as 12 characters of Crockford's base 32, which has no I, L, O or U."""

import re
import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
PATTERN = f"^[{ALPHABET}]{{{LENGTH}}}$"
SEPARATORS = re.compile(r"[\s\-–—_.·\u00ad\u200b]+")
LOOK_ALIKES = str.maketrans("OIL", "011")


class MalformedCode(ValidationError):
    """No certificate can have this code; the message says what to check."""


def new_code():
    bits = secrets.randbits(5 * LENGTH)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))


def parse(text):
    """The code that a person meant: any case, with or without dashes, O for 0, I and L for 1, or a whole link.

    Raises MalformedCode.
    """
    last_part = str(text).strip().rstrip("/").rsplit("/", 1)[-1]
    code = SEPARATORS.sub("", last_part).upper().translate(LOOK_ALIKES)
    strangers = sorted(set(code).difference(ALPHABET))
    if strangers:
        raise MalformedCode(
            _("A code has only letters and digits, never U: check %(characters)s."),
            code="characters",
            params={"characters": " ".join(strangers)[:40]},
        )
    if len(code) != LENGTH:
        raise MalformedCode(
            _("A code has 12 letters and digits; this one has %(count)s."),
            code="length",
            params={"count": len(code)},
        )
    return code


def grouped(code):
    """As printed and read aloud: "7F3K-92QD-0ZXC"."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))
