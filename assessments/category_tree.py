"""Categories of a bank as a tree. Works on `{key: key of what it is part of, or None}`; no database."""


def below(parents, top):
    """The keys in the tree below `top`, with `top` itself."""
    found, looked_at = {top}, 0
    while looked_at < len(found):
        looked_at = len(found)
        found |= {key for key, parent in parents.items() if parent in found}
    return found


def above(parents, key):
    """The keys that `key` is part of, the nearest first. Ends even where the data went round in a circle."""
    found = []
    while (key := parents.get(key)) is not None and key not in found:
        found.append(key)
    return found


def paths(names, parents):
    """{key: the names from the top down}, for lists."""
    return {key: [names[each] for each in (*reversed(above(parents, key)), key)] for key in names}
