"""In which state of its life a certificate is, from what is known of it and a day."""

from enum import StrEnum


class State(StrEnum):
    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    RENEWED = "renewed"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


# Who is shown a certificate in one of these may rely on it.
HOLD = {State.VALID, State.EXPIRING}


def state_of(*, on, valid_until, expiring_days, is_revoked=False, is_superseded=False, is_renewed=False):
    """The one state that matters most on the day `on`.

    Revoked goes before all: whatever else it was, it is taken back. Superseded comes next: the facts are those of
    the corrected certificate, whose own state counts. Renewed goes before expired, because the holder's newer
    certificate answers what a verifier wants to know; whether the days of the old one are over as well, `is_over`
    tells. The last day belongs to the validity.
    """
    if is_revoked:
        return State.REVOKED
    if is_superseded:
        return State.SUPERSEDED
    if is_renewed:
        return State.RENEWED
    if is_over(valid_until, on):
        return State.EXPIRED
    if valid_until is not None and days_left(valid_until, on) <= expiring_days:
        return State.EXPIRING
    return State.VALID


def is_over(valid_until, on):
    return valid_until is not None and valid_until < on


def days_left(valid_until, on):
    """After today: 0 on the last day itself."""
    return (valid_until - on).days
