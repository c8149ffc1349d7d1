"""Which questions an attempt gets, and in which order. No database, no clock; chance comes in as `random`."""

from collections import Counter


class TooFewQuestions(Exception):
    """The draws can't all be filled without giving one question twice. `missing`: {place of the draw: how many}."""

    def __init__(self, missing):
        self.missing = missing
        super().__init__(f"Draws lack questions: {missing}")


def drawn(pools, numbers, *, taken=(), seen=None, random):
    """{place of the draw: keys}, each key once in all of it and none of `taken`.

    `pools`: {place: keys that fit}; `numbers`: {place: how many}; `seen`: {key: how often the learner had it}, so that
    unseen ones come first and then those that came least often.

    Pools may overlap, so whoever picks for one draw may take away what another needs. Each place to fill looks for
    a free question and, where there is none, moves earlier picks to others of their pool (Kuhn's augmenting paths).
    """
    seen = seen or {}
    wishes = {place: _by_preference(set(keys) - set(taken), seen, random) for place, keys in pools.items()}
    holder, missing = {}, Counter()
    for place in sorted(numbers, key=lambda each: len(wishes.get(each, ()))):
        for _ in range(numbers[place]):
            if not _take(place, wishes, holder, set()):
                missing[place] += 1
    if missing:
        raise TooFewQuestions(dict(missing))
    return {place: [key for key, owner in holder.items() if owner == place] for place in numbers}


def _by_preference(keys, seen, random):
    keys = sorted(keys)  # the order of a set is no chance that a test could repeat
    random.shuffle(keys)
    return sorted(keys, key=lambda key: seen.get(key, 0))


def _take(place, wishes, holder, visited):
    free = next((key for key in wishes.get(place, ()) if key not in holder), None)
    if free is not None:
        holder[free] = place
        return True
    for key in wishes.get(place, ()):
        if key in visited or holder[key] == place:
            continue
        visited.add(key)
        if _take(holder[key], wishes, holder, visited):
            holder[key] = place
            return True
    return False


def shuffled(items, *, group_of, random):
    """`items` in a new order; those of one group, as the questions of a case, stay together as they were."""
    groups = {}
    for place, item in enumerate(items):
        group = group_of(item)
        groups.setdefault(("alone", place) if group is None else ("group", group), []).append(item)
    order = list(groups.values())
    random.shuffle(order)
    return [item for group in order for item in group]
