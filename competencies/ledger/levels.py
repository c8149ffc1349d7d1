"""The rule for a person's current level: the highest that a valid proof speaks for, among those recent enough.

A proof counts on a day if it was earned by then, was not revoked, and its last day has not passed. A demand may also
ask that it be no older than some months. Of two proofs of one level the later one is shown.
"""

import calendar
import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Proof:
    """What the rule needs to know of a row of the evidence ledger; days are local. `row` is whatever the caller has."""

    level: int
    earned_on: datetime.date
    valid_until: datetime.date | None = None
    is_revoked: bool = False
    row: object = None


def counts(proof, on):
    return not proof.is_revoked and proof.earned_on <= on and (proof.valid_until is None or proof.valid_until >= on)


def is_recent(proof, on, recent_months):
    return recent_months is None or on <= last_recent_day(proof.earned_on, recent_months)


def current(proofs, on, recent_months=None):
    """The proof that gives the current level on a day, or None."""
    counting = [proof for proof in proofs if counts(proof, on) and is_recent(proof, on, recent_months)]
    return max(counting, key=lambda proof: (proof.level, proof.earned_on), default=None)


def last_recent_day(earned_on, months):
    """The last day on which a proof is no older than `months`; in a shorter month, its last day."""
    year, month = divmod(earned_on.year * 12 + earned_on.month - 1 + months, 12)
    month += 1
    return datetime.date(year, month, min(earned_on.day, calendar.monthrange(year, month)[1]))


def next_change(proofs, on, recent_months=None):
    """The first day after `on` on which a proof that counts now no longer does, or one earned later begins to."""
    days = []
    for proof in proofs:
        if proof.is_revoked:
            continue
        if proof.earned_on > on:
            days.append(proof.earned_on)
        elif counts(proof, on):
            if proof.valid_until not in (None, datetime.date.max):  # after that one there is no day
                days.append(proof.valid_until + datetime.timedelta(days=1))
            if recent_months is not None:
                days.append(last_recent_day(proof.earned_on, recent_months) + datetime.timedelta(days=1))
    return min((day for day in days if day > on), default=None)
