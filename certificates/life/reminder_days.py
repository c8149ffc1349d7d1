"""On which days before its end a holder is told of a certificate."""

import datetime

# Besides the day on which it begins to count as expiring, which each agency chooses.
LATER_STEPS = (30, 7)


def step_due(*, valid_until, issued_on, on, window):
    """The days before the end of the reminder that is due, or None. Of several missed ones only the last counts.

    A step that lies before the certificate was issued is none: it was short from the beginning.
    """
    left = (valid_until - on).days
    if left < 0:
        return None
    steps = {window, *(step for step in LATER_STEPS if step < window)}
    reached = (step for step in steps if left <= step and issued_on < valid_until - datetime.timedelta(days=step))
    return min(reached, default=None)
