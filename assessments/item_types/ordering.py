"""Ordering: each step gets a place, counted from 1."""

import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise

from assessments.item_types.contract import ItemType, are_alike
from assessments.item_types.pairs import are_pairs, pairs_of

ORDERING = "ordering"

ALL_OR_NOTHING = "all_or_nothing"
PLACES = "places"
NEIGHBOURS = "neighbours"

PLACE = re.compile(r"[1-9][0-9]{0,3}")


class Ordering(ItemType):
    must_shuffle = True
    credits = (PLACES, ALL_OR_NOTHING, NEIGHBOURS)

    def parts(self, content):
        return [step["id"] for step in content["steps"]]

    def shuffles(self, content):
        return True

    def is_possible(self, content, given):
        # Without a script two steps can be sent to one place, and such an answer is kept as it was given.
        places = {str(place) for place in range(1, len(content["steps"]) + 1)}
        return are_pairs(given, self.parts(content)) and set(pairs_of(given).values()) <= places

    def earned(self, content, given):
        steps, places = self.parts(content), places_of(given)
        if content.get("credit") == NEIGHBOURS and len(steps) > 1:
            follow = sum(one in places and places.get(two) == places[one] + 1 for one, two in pairwise(steps))
            return Fraction(follow, len(steps) - 1)
        placed = sum(places.get(step) == place for place, step in enumerate(steps, start=1))
        if content.get("credit") == ALL_OR_NOTHING:
            return Fraction(int(placed == len(steps)))
        return Fraction(placed, max(1, len(steps)))

    def right_answer(self, content):
        return [f"{step}:{place}" for place, step in enumerate(self.parts(content), start=1)]

    def in_words(self, content, given):
        texts = {step["id"]: step["text"] for step in content["steps"]}
        places = sorted((place, step) for step, place in _numbered(given).items() if step in texts)
        return "; ".join(f"{place}. {texts[step]}" for place, step in places)

    def faults(self, content):
        found = [] if len(content["steps"]) > 1 else ["too_few_parts"]
        return [*found, "parts_alike"] if are_alike(step["text"] for step in content["steps"]) else found


def places_of(given):
    """{step: place}. A place given to two steps decides nothing, so neither of them has it."""
    places = _numbered(given)
    claims = Counter(places.values())
    return {step: place for step, place in places.items() if claims[place] == 1}


def _numbered(given):
    return {step: int(place) for step, place in pairs_of(given).items() if PLACE.fullmatch(place)}
