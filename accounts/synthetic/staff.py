import random

from accounts.synthetic.people import invent_person
from accounts.synthetic.positions import CLINIC, OFFICE, SCHOOL

POSITIONS = (*OFFICE, *SCHOOL, *CLINIC)


def invent_staff(count, units, *, seed):
    """Yields `count` people, spread evenly over the units."""
    generator = random.Random(seed)  # noqa: S311 -- nothing secret: the same people every time are wanted
    weights = [weight for _title, _kind, weight in POSITIONS]
    numbers = set()
    for place in range(count):
        [(title, kind_code, _weight)] = generator.choices(POSITIONS, weights=weights)
        yield invent_person(generator, units[place % len(units)].code, title, kind_code, numbers=numbers)
