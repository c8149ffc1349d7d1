"""Figures as people read them, in the page's language."""

from django.utils.formats import number_format

NOTHING = "–"


def decimal(value, places=2):
    return NOTHING if value is None else number_format(round(value, places), places)


def percent(share):
    return NOTHING if share is None else f"{number_format(round(100 * share))}%"


def signed(value, places=1):
    if value is None:
        return NOTHING
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + decimal(abs(value), places)


def minutes(seconds):
    """`1:05`"""
    if seconds is None:
        return NOTHING
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
