"""Which figures of a table stay unsaid, so that no figure speaks of fewer than five people. Pure.

Where a total stands beside the parts, one part left out could be reckoned from the others; so what is left out
together always holds at least two parts and five people.
"""

SMALLEST_GROUP = 5


def kept_back(people):
    """The indexes of the parts to leave out. `people` are the sizes of the parts, beside which their total is shown."""
    hidden = {index for index, number in enumerate(people) if 0 < number < SMALLEST_GROUP}
    if not hidden:
        return hidden
    others = sorted((number, index) for index, number in enumerate(people) if number >= SMALLEST_GROUP)
    for _number, index in others:
        if len(hidden) > 1 and sum(people[each] for each in hidden) >= SMALLEST_GROUP:
            break
        hidden.add(index)
    return hidden
