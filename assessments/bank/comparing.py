"""What changed between two states of a question's content, word by word. No database, no language."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

SAME, REMOVED, ADDED = "same", "removed", "added"
# How something is filed or drawn, and no part of what a question says.
UNSAID = {"id", "key", "src", "width", "height", "match", "gap"}
YES, NO = "✓", "✗"

_tag = re.compile(r"<[^>]*>")
_space = re.compile(r"\s+")


@dataclass(frozen=True)
class Change:
    """`place`: names of fields and, for the entries of a list, their numbers from 1. `pieces`: (SAME, REMOVED or
    ADDED, words)."""

    place: tuple
    pieces: list


def changes(before, after):
    """[Change] in the order of the later content; what went away comes last."""
    known = _numbers(before)
    old, new = dict(_flat(before, (), known)), dict(_flat(after, (), known))
    places = [*new, *(place for place in old if place not in new)]
    return [
        Change(place, pieces(old.get(place, ""), new.get(place, "")))
        for place in places
        if old.get(place, "") != new.get(place, "")
    ]


def pieces(before, after):
    """[(SAME, REMOVED or ADDED, words)] that make `after` of `before`."""
    old, new = before.split(), after.split()
    found = []
    for act, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            found.append((SAME, " ".join(old[start:end])))
            continue
        found += [(REMOVED, " ".join(old[start:end]))] if end > start else []
        found += [(ADDED, " ".join(new[new_start:new_end]))] if new_end > new_start else []
    return found


def _numbers(content):
    """{id: number} of the entries of lists, so that an answer that moved is compared with itself."""
    found = {}
    for value in _inside(content):
        if isinstance(value, list):
            for number, entry in enumerate(value, start=1):
                if isinstance(entry, dict) and "id" in entry:
                    found.setdefault(entry["id"], number)
    return found


def _inside(value):
    yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inside(part)


def _flat(value, place, known):
    """(place, words) of everything that the content says."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in UNSAID:
                yield from _flat(part, (*place, name), known)
    elif isinstance(value, list):
        for place_of_part, part in _numbered(value, known):
            yield from _flat(part, (*place, place_of_part), known)
    elif value not in (None, ""):
        yield place, _words(value)


def _numbered(parts, known):
    """Entries that were there before keep their number, and new ones come after all of them."""
    ids = [part.get("id") if isinstance(part, dict) else None for part in parts]
    last = max([known[each] for each in ids if each in known], default=0)
    is_kept = any(each in known for each in ids)
    for number, (each, part) in enumerate(zip(ids, parts, strict=True), start=1):
        if not is_kept:
            yield number, part
        elif each in known:
            yield known[each], part
        else:
            last += 1
            yield last, part


def _words(value):
    if isinstance(value, bool):
        return YES if value else NO
    return _space.sub(" ", unescape(_tag.sub(" ", str(value)))).strip()
