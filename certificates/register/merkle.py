"""The tree of hashes over the entries of a log, as RFC 6962 builds it. Pure.

Hashes are bytes. A subtree is `(level, place)`: the complete tree over 2**level entries from place * 2**level on.
What a proof needs is said as ranges of entries first, so that whoever stores hashes can fetch them all at once.
"""

import hashlib
from collections.abc import Iterable, Mapping

EMPTY_ROOT = hashlib.sha256(b"").digest()

Range = tuple[int, int]
Subtree = tuple[int, int]


class ImpossibleProof(Exception):
    """There is no such proof: the entry or the smaller log is not within the larger one."""


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


# --- Which hashes a question needs -------------------------------------------------------------------


def subtrees(start: int, end: int) -> list[Subtree]:
    """The complete subtrees that cover the entries from `start` up to, not including, `end`, from left to right.

    `start` is where a subtree as large as the range may begin, as in every range that this module names.
    """
    covered = []
    while start < end:
        level = (end - start).bit_length() - 1
        covered.append((level, start >> level))
        start += 1 << level
    return covered


def completed_by(position: int) -> list[Subtree]:
    """The subtrees above the leaves that the entry at `position` completes, from below."""
    completed, level = [], 1
    while (position + 1) % (1 << level) == 0:
        completed.append((level, position >> level))
        level += 1
    return completed


def inclusion_ranges(position: int, size: int) -> list[Range]:
    """What stands beside the entry on each level, from its leaf up to the root of a log of `size` entries."""
    if not 0 <= position < size:
        raise ImpossibleProof(f"Entry {position} is not among the first {size}.")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if position < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(smaller: int, larger: int) -> list[Range]:
    """What shows that a log of `larger` entries begins with one of `smaller` entries."""
    if not 0 < smaller <= larger:
        raise ImpossibleProof(f"A log of {smaller} entries cannot grow to one of {larger}.")
    ranges, start, end = [], 0, larger
    while smaller != end:
        middle = start + _split(end - start)
        if smaller <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, end))
    return ranges[::-1]


def hash_of(covered: Range, stored: Mapping[Subtree, bytes]) -> bytes:
    """The hash of a range out of the hashes of its complete subtrees."""
    hashes = [stored[subtree] for subtree in subtrees(*covered)]
    if not hashes:
        return EMPTY_ROOT
    folded = hashes.pop()
    while hashes:
        folded = node_hash(hashes.pop(), folded)
    return folded


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, in one pass."""
    growing = GrowingTree()
    for leaf in leaves:
        growing.add(leaf)
    return growing.root


class GrowingTree:
    """A log that is read from its beginning; it keeps no more than one hash for each level."""

    def __init__(self):
        self.size = 0
        self._peaks = {}

    def add(self, leaf: bytes) -> list[tuple[Subtree, bytes]]:
        """Returns the subtrees above the leaves that this entry completes, with their hashes."""
        position, self.size = self.size, self.size + 1
        folded, completed = leaf, []
        for level, place in completed_by(position):
            folded = node_hash(self._peaks.pop(level - 1), folded)
            completed.append(((level, place), folded))
        self._peaks[len(completed)] = folded
        return completed

    @property
    def root(self) -> bytes:
        stored = {(level, place): self._peaks[level] for level, place in subtrees(0, self.size)}
        return hash_of((0, self.size), stored)


# --- What somebody else does with a proof ------------------------------------------------------------


def proves_inclusion(*, leaf: bytes, position: int, size: int, path: list[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2: whether `path` leads from the leaf to the root."""
    if not 0 <= position < size:
        return False
    place, last, folded = position, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if place % 2 or place == last:
            folded = node_hash(beside, folded)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            folded = node_hash(folded, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and folded == root


def proves_consistency(
    *, smaller: int, larger: int, path: list[bytes], smaller_root: bytes, larger_root: bytes
) -> bool:
    """RFC 9162, 2.1.4.2: whether `path` shows that the larger log begins with the smaller one."""
    if not 0 < smaller <= larger:
        return False
    if smaller == larger:
        return not path and smaller_root == larger_root
    path = [smaller_root, *path] if smaller.bit_count() == 1 else [*path]
    if not path:
        return False
    place, last = _without_low_ones(smaller - 1, larger - 1)
    before = after = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            before, after = node_hash(beside, before), node_hash(beside, after)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and before == smaller_root and after == larger_root


def _split(length: int) -> int:
    """The largest power of two below `length`."""
    return 1 << ((length - 1).bit_length() - 1)


def _without_low_ones(place: int, last: int) -> Range:
    while place % 2:
        place, last = place >> 1, last >> 1
    return place, last
