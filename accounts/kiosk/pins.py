"""Which PINs are refused. Pure but for the numbers, which the caller brings."""

import re

from accounts.password_rules import birth_dates

LENGTH = 6
STEPS = "01234567890", "09876543210"


def is_well_formed(pin):
    return bool(re.fullmatch(rf"[0-9]{{{LENGTH}}}", pin))


def is_easy(pin):
    """The first that anybody tries: one digit or two or three over and over, or counting up or down."""
    repeated = any(pin == pin[:length] * (LENGTH // length) for length in (1, 2, 3))
    return repeated or any(pin in steps for steps in STEPS)


def is_about(pin, numbers):
    """Whether the PIN is part of a NIP or NI PPPK, or of the birth date in it."""
    return any(pin in number or any(pin in date for date in birth_dates(number)) for number in numbers)
