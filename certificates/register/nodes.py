"""The hashes of the tree as they are stored: leaves with their entries, complete subtrees above them by themselves."""

from collections.abc import Iterable

from django.db.models import Max, Q, Value

from certificates.models import RegisterEntry, RegisterNode
from certificates.register import merkle


class NodeIsMissing(Exception):
    """The stored tree has a hole, so somebody took something out of the database."""


def size_now() -> int:
    last = RegisterEntry.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def stored(wanted: Iterable[merkle.Subtree]) -> dict[merkle.Subtree, bytes]:
    """The hashes of these subtrees by one query. Raises NodeIsMissing."""
    wanted = set(wanted)
    if not wanted:
        return {}
    leaves = RegisterEntry.objects.filter(position__in=[place for level, place in wanted if level == 0])
    above = Q(pk=None)
    for level, place in wanted:
        if level:
            above |= Q(level=level, place=place)
    rows = leaves.order_by().values_list(Value(0), "position", "leaf_hash")
    rows = rows.union(RegisterNode.objects.filter(above).values_list("level", "place", "hash"), all=True)
    found = {(level, place): bytes.fromhex(digest) for level, place, digest in rows}
    if len(found) < len(wanted):
        raise NodeIsMissing(f"There is no hash of {min(wanted - found.keys())}.")
    return found


def hashes(ranges: Iterable[merkle.Range]) -> list[bytes]:
    """The hash of each range, by one query for all of them."""
    ranges = list(ranges)
    found = stored({subtree for covered in ranges for subtree in merkle.subtrees(*covered)})
    return [merkle.hash_of(covered, found) for covered in ranges]


def root(size: int) -> bytes:
    return hashes([(0, size)])[0]
