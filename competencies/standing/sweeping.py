"""Finds whose prepared rows are out of date, whichever way that came about."""

import logging

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from competencies.models import PersonStanding
from competencies.standing.reading import places
from competencies.standing.services import refresh

AT_ONCE = 1000
# What comes of a figure or a day that no reckoning was made for; a database that is out of reach is another matter.
UNREADABLE = (ArithmeticError, LookupError, TypeError, ValueError)

logger = logging.getLogger(__name__)


def refresh_due(*, clock, deadline):
    """Refresh those who are due until `deadline`. Returns whether some are left.

    Whom another worker has at hand is left to that one.
    """
    while person_ids := due(at=clock(), limit=AT_ONCE):
        done = _refresh(person_ids, clock())
        if not done or clock() >= deadline:
            return bool(done)
    return False


def _refresh(person_ids, at):
    """Whoever cannot be judged holds up nobody else: their rows stay as they were, and the log names them."""
    try:
        return refresh(person_ids=person_ids, at=at, waits=False)
    except UNREADABLE:
        return sum(_refresh_one(person_id, at) for person_id in person_ids)


def _refresh_one(person_id, at):
    try:
        return refresh(person_ids=[person_id], at=at, waits=False)
    except UNREADABLE:
        logger.exception("What is prepared of person %s cannot be made anew.", person_id)
        return 0


def due(*, at, limit):
    """Keys of people, those of one unit together: marked, on the day of a change, in another place, new, or gone."""
    on = timezone.localdate(at)
    found = {}
    for people in (_marked(on), _misplaced(on), _new(on)):
        found.update(dict.fromkeys(people[: limit - len(found)]))
        if len(found) >= limit:
            break
    return list(found)


def due_among(person_ids, *, at):
    """Those of the people named who are due."""
    on = timezone.localdate(at)
    return {
        person_id
        for people, field in ((_marked(on), "person"), (_misplaced(on), "person"), (_new(on), "user"))
        for person_id in people.filter(**{f"{field}__in": person_ids})
    }


def _marked(on):
    marked = PersonStanding.objects.filter(Q(stale_since__isnull=False) | Q(next_change_on__lte=on))
    return marked.order_by("unit_path", "person").values_list("person", flat=True)


def _misplaced(on):
    """The copies of the place fit no employment that holds: a move, another title, a unit that moved, a farewell."""
    fitting = (
        places(on)
        .alias(kind=Coalesce("position_kind", 0))
        .filter(
            pk=OuterRef("employment_key"),
            user=OuterRef("person"),
            unit__path=OuterRef("unit_path"),
            position_title=OuterRef("position_title"),
            kind=Coalesce(OuterRef("position_kind_key"), 0),
        )
    )
    misplaced = PersonStanding.objects.filter(~Exists(fitting))
    return misplaced.order_by("unit_path", "person").values_list("person", flat=True)


def _new(on):
    return places(on).filter(user__standing=None).order_by("unit__path", "user").values_list("user", flat=True)
