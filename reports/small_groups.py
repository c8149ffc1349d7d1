"""Which figures of a table stay unsaid, so that no figure speaks of fewer than five people. Pure.

Where a total stands beside the parts, one part left out could be reckoned from the others; so what is left out
together always holds at least two parts and five people.
"""

# A figure of fewer people than this would say something about a single one of them.
SMALLEST_GROUP = 5


def kept_back(people, *, total_is_hidden=False):
    """The indexes of the parts to leave out. `people` are the sizes of the parts, beside which their total is shown.

    A total that is itself left out, for the sake of a neighbour, must not be the sum of parts that are all shown.
    """
    hidden = {index for index, number in enumerate(people) if 0 < number < SMALLEST_GROUP}
    if not hidden and not total_is_hidden:
        return hidden
    enough = 1 if total_is_hidden else 2
    others = sorted((number, index) for index, number in enumerate(people) if number >= SMALLEST_GROUP)
    for _number, index in others:
        if len(hidden) >= enough and sum(people[each] for each in hidden) >= SMALLEST_GROUP:
            break
        hidden.add(index)
    return hidden
