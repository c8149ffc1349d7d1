"""Deadlines for several things at once, evenly over the time that is left. Pure."""

import datetime


def spread(number, first, last):
    """`number` days after `first` up to `last`, as evenly as whole days allow; the last of them is `last`."""
    days = max(0, (last - first).days)
    return [first + datetime.timedelta(days=days * place // number) for place in range(1, number + 1)]


def days_of(year, today):
    """The first and the last day on which something planned for `year` may still be due."""
    return max(today, datetime.date(year, 1, 1)), datetime.date(year, 12, 31)


def open_years(today):
    """Plans are made for this year and the next; those of earlier years stay as they were."""
    return (today.year, today.year + 1)
