"""What a merge of two records of one person has to know of each room. Rooms register in `AppConfig.ready()`:
`register(Room(name="courses", tally=…, conflicts=…, staying=…, settle=…))`.

Whatever hangs on the record that is given up moves to the kept one by itself. A room says only what can't.
"""

from collections.abc import Callable
from dataclasses import dataclass


def nothing(*arguments, **named):
    return []


def no_rows(*arguments, **named):
    return {}


@dataclass(frozen=True)
class Conflict:
    """`text` says what both records have and what becomes of it; with `blocks` it has to go first."""

    text: str
    blocks: bool = False


@dataclass(frozen=True, kw_only=True)
class Room:
    """`tally(person)` gives (label, number) for the preview. The others get both records, `kept` and `other`:
    `conflicts` gives Conflicts, `staying` {model: a Q of the rows that stay with the closed record}, and `settle`
    (with `at`) changes what has to change before the rows move.
    """

    name: str
    tally: Callable = nothing
    conflicts: Callable = nothing
    staying: Callable = no_rows
    settle: Callable = nothing


_rooms = {}


def register(room):
    """Registering again replaces: `ready()` may run twice in tests."""
    _rooms[room.name] = room


def rooms():
    return list(_rooms.values())


def tallies(kept, other):
    """(label, number of the kept record, number of the other) over all rooms."""
    rows = []
    for room in rooms():
        pairs = zip(room.tally(kept), room.tally(other), strict=True)
        rows += [(label, mine, theirs) for (label, mine), (_label, theirs) in pairs]
    return rows


def conflicts(kept, other):
    return [conflict for room in rooms() for conflict in room.conflicts(kept, other)]


def staying(kept, other):
    rows = {}
    for room in rooms():
        rows |= room.staying(kept, other)
    return rows


def settle(kept, other, *, at):
    for room in rooms():
        room.settle(kept, other, at=at)
