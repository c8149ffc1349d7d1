"""Two records of one person become one: what is prepared of them is made anew."""

from accounts.merging import Room
from competencies.standing.services import mark_stale, remove


def settle(kept, other, *, at):
    remove(person_ids=[other.pk], at=at)
    mark_stale(person_ids=[kept.pk], at=at)


ROOM = Room(name="standing", settle=settle)
