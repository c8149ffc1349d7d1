"""How a person stands, as a short digest: whether anything happened to them since an import shows by comparing two."""

import hashlib

from accounts.models import Employment, User

PERSON = ("pk", "full_name", "title_before", "title_after", "email", "is_active")
LATEST = (
    "user_id",
    "pk",
    "number",
    "status",
    "rank_id",
    "position_kind_id",
    "position_title",
    "unit_id",
    "superior_id",
    "started_on",
    "ended_on",
    "ending",
)


def digests(users):
    """{user: digest} of a few hundred people."""
    latest = {}
    for row in Employment.objects.filter(user__in=users).order_by("started_on", "pk").values_list(*LATEST):
        latest[row[0]] = row
    people = User.objects.filter(pk__in=users).values_list(*PERSON)
    return {person[0]: _digest((person, latest.get(person[0]))) for person in people}


def _digest(state):
    return hashlib.md5(repr(state).encode(), usedforsecurity=False).hexdigest()
