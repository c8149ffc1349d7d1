"""Answers made of several parts, each written "part:value"."""


def pairs_of(given):
    """{part: value}. A value may hold colons, a part never does."""
    return dict(each.partition(":")[::2] for each in given)


def are_pairs(given, parts):
    """Whether each entry answers one of `parts`, and none of them twice."""
    named = [each.partition(":")[0] for each in given]
    return all(":" in each for each in given) and len(set(named)) == len(named) and set(named) <= set(parts)
