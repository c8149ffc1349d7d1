"""Where one can look at the proof behind a line of a ledger. Rooms above register what they know; this one knows none.

`register(kind, finder)`: `finder(keys, is_own)` takes {source key: the details of its evidence} of that kind and gives
{key: ProofLink}, with one query for all of them or, where the details say enough, none. With `is_own` the reader is the
person themself; otherwise the link must be fit for others.
"""

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True)
class ProofLink:
    url: str
    label: str


_finders = []


def register(kind, finder):
    """Registering the same finder again changes nothing: `ready()` may run twice in tests."""
    if (kind, finder) not in _finders:
        _finders.append((kind, finder))


def links_of(rows, *, is_own):
    """{(source kind, source key): ProofLink} for rows of either ledger; one query for each kind that occurs."""
    keys = defaultdict(dict)
    for row in rows:
        keys[row.source_kind][row.source_key] = getattr(row, "details", {})
    return {
        (kind, key): link
        for kind, finder in _finders
        if keys.get(kind)
        for key, link in finder(keys[kind], is_own).items()
    }
