"""How long a completion counts, where the course says so."""

import calendar
import datetime


def last_day(completed_on, months):
    """The last day, itself included, that a completion counts: the same day of the month some months later, or that
    month's last day. None where `months` is empty: it counts for good.
    """
    if not months:
        return None
    year, month = divmod(completed_on.year * 12 + completed_on.month - 1 + months, 12)
    days = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(completed_on.day, days))
