"""What failed rests for a while, each time for longer, so that it never keeps the others of a sweep waiting."""

from datetime import timedelta

from django.core.cache import cache

FIRST_REST = timedelta(minutes=2)
LONGEST_REST = timedelta(hours=6)
REMEMBERED = 24 * 60 * 60
# Longer than a certificate takes to make, shorter than anybody waits for one whose worker died.
CLAIM = 30


def remember(row, *, at):
    """`row`: an enrolment or a certificate. Returns how often it has failed."""
    times = cache.get(_key(row), (0, at))[0] + 1
    rest = min(FIRST_REST * 2 ** min(times - 1, 10), LONGEST_REST)
    cache.set(_key(row), (times, at + rest), REMEMBERED)
    return times


def forget(row):
    cache.delete(_key(row))


def without_resting(rows, *, at):
    """Those of `rows` that may be tried again at the moment `at`."""
    known = cache.get_many([_key(row) for row in rows])
    return [row for row in rows if _key(row) not in known or known[_key(row)][1] <= at]


def claim(row):
    """Whether nobody else is at it. Only spares double work: two who make the same certificate make it once."""
    return cache.add(_key(row, "claim"), 1, CLAIM)


def _key(row, kind="failed"):
    return f"issuing.{kind}.{row._meta.model_name}.{row.pk}"
