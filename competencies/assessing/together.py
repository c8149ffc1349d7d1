"""What several people's answers say together, without saying what any of them answered. Pure.

Of the answers only the part of the scale is told in which the middle one lies. The parts are the same for everybody
and hold two levels at least, so that even somebody who knows all answers but one cannot read that one.
"""

from dataclasses import dataclass

FEWEST = 5  # answers, below which nothing at all is told
FEWEST_NAMED, MOST_NAMED = 7, 10  # who names more than the fewest answers hides each of them better


@dataclass(frozen=True)
class Together:
    """From which to which level; neither has to be an answer that was given."""

    lower: int
    upper: int


def together(levels, *, highest):
    """None below FEWEST answers. `highest` is the last level of the scale, which begins with 0."""
    if len(levels) < FEWEST:
        return None
    # Of an even number the lower of the two in the middle: between them, a mean would tell more than the part.
    middle = sorted(levels)[(len(levels) - 1) // 2]
    last = max(0, (highest - 1) // 2 * 2)
    lower = min(middle // 2 * 2, last)
    return Together(lower=lower, upper=highest if lower == last else lower + 1)


def all_together(answers, *, highest):
    """{competency: Together} of `answers` {competency: [level]}, or nothing where one of them has too few.

    A gap beside results would tell that somebody did not judge just that one. `highest` is {competency: level}.
    """
    found = {key: together(answers.get(key, []), highest=level) for key, level in highest.items()}
    return found if all(found.values()) else {}
