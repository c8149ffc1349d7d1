"""Moments as credentials write them: UTC, to the second."""

import datetime


def iso(moment):
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(text):
    """Since 1970, of a moment written by `iso`."""
    return int(datetime.datetime.fromisoformat(text).timestamp())
