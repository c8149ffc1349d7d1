"""What two versions of a layout differ in, element by element."""

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

WHOLE = ("is_landscape", "lang", "background", "place", "colours", "signatory")


@dataclass(frozen=True)
class Difference:
    """`page` and `element` as counted in the newer layout (in the older one for what is gone); 0 for the whole."""

    what: str  # changed, added or removed
    page: int = 0
    element: int = 0
    kind: str = ""
    key: str = ""
    before: object = ""
    after: object = ""


def differences(older, newer):
    found = [
        Difference("changed", key=key, before=before, after=after)
        for key, before, after in _changes(_flat(older), _flat(newer))
    ]
    pages = zip_longest(older["pages"], newer["pages"], fillvalue={"elements": []})
    for number, (before, after) in enumerate(pages, start=1):
        found += _of_page(number, before["elements"], after["elements"])
    return found


def _flat(layout):
    flat = {}
    for key in WHOLE:
        if isinstance(layout[key], dict):
            flat.update({f"{key}_{name}": value for name, value in layout[key].items()})
        else:
            flat[key] = layout[key]
    return flat


def _changes(before, after):
    keys = [*before, *(key for key in after if key not in before)]
    return [(key, before.get(key, ""), after.get(key, "")) for key in keys if before.get(key) != after.get(key)]


def _of_page(page, before, after):
    matcher = SequenceMatcher(a=list(map(_text, before)), b=list(map(_text, after)), autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _of_stretch(page, before, range(i1, i2), after, range(j1, j2))


def _of_stretch(page, before, old_places, after, new_places):
    for old, new in zip_longest(old_places, new_places):
        if old is not None and new is not None and before[old]["kind"] == after[new]["kind"]:
            kind = after[new]["kind"]
            for key, was, is_now in _changes(before[old], after[new]):
                yield Difference("changed", page, new + 1, kind, key, was, is_now)
            continue
        if old is not None:
            yield _alone("removed", page, old, before[old])
        if new is not None:
            yield _alone("added", page, new, after[new])


def _alone(what, page, place, element):
    text = element.get("text") or element.get("title") or element.get("alt") or ""
    texts = {"before": text} if what == "removed" else {"after": text}
    return Difference(what, page, place + 1, element["kind"], **texts)


def _text(element):
    return json.dumps(element, sort_keys=True)
