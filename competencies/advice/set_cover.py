"""The cheapest choice of sets that together cover whatever can be covered. Pure; sets are bit masks.

Costs are tuples of numbers that are added up place by place and compared as tuples, so (1, hours) asks for the fewest
sets and, among those, for the fewest hours. Up to `ALWAYS_EXACT` useful sets the answer is the best there is; beyond,
the search stops after `MOST_STEPS` and the answer is never worse than the greedy one.
"""

from dataclasses import dataclass

ALWAYS_EXACT = 20
MOST_STEPS = 4000


@dataclass(frozen=True)
class Cover:
    """`chosen` are the places of the sets in the list that was given, in its order."""

    chosen: tuple[int, ...]
    is_best: bool


def cheapest_cover(sets):
    """`sets` is a list of (mask, cost). Of equally cheap covers, always the same one is found."""
    useful = _undominated(sets)
    wanted = 0
    for place in useful:
        wanted |= sets[place][0]
    if not wanted:
        return Cover((), True)
    search = _Search(sets, useful, limit=None if len(useful) <= ALWAYS_EXACT else MOST_STEPS)
    search.best = _greedy(sets, useful, wanted)
    search.best_cost = search.cost_of(search.best)
    search.go(wanted, (), search.nothing)
    return Cover(tuple(sorted(search.best)), not search.was_cut_short)


def greedy_cover(sets):
    """What the search begins with; the measure that it may not fall behind."""
    useful = _undominated(sets)
    wanted = 0
    for place in useful:
        wanted |= sets[place][0]
    return tuple(sorted(_greedy(sets, useful, wanted)))


def _undominated(sets):
    """Places of sets that no other set replaces: one that covers all of it and costs no more."""
    ranked = sorted((cost, -mask.bit_count(), place) for place, (mask, cost) in enumerate(sets) if mask)
    kept = []
    for _cost, _size, place in ranked:
        mask = sets[place][0]
        if not any(sets[other][0] & mask == mask for other in kept):
            kept.append(place)
    return kept


def _greedy(sets, useful, wanted):
    chosen, left = [], wanted
    while left:
        place = min(useful, key=lambda place: (-(sets[place][0] & left).bit_count(), sets[place][1]))
        chosen.append(place)
        left &= ~sets[place][0]
    return _without_needless(sets, chosen)


def _without_needless(sets, chosen):
    """A set taken early may be covered by later ones together."""
    kept = sorted(chosen, key=lambda place: sets[place][1], reverse=True)
    for place in list(kept):
        others = 0
        for other in kept:
            if other != place:
                others |= sets[other][0]
        if sets[place][0] & ~others == 0:
            kept.remove(place)
    return tuple(kept)


class _Search:
    """Branch and bound: the element that fewest sets cover is covered by each of them in turn."""

    def __init__(self, sets, useful, *, limit):
        self.sets = sets
        self.useful = useful
        self.steps_left = limit
        self.was_cut_short = False
        self.nothing = (0,) * len(sets[useful[0]][1])
        self.best, self.best_cost = None, None
        width = max(sets[place][0] for place in useful).bit_length()
        self.covering = [[place for place in useful if sets[place][0] >> bit & 1] for bit in range(width)]
        # Rare elements first: they leave the least choice.
        self.bits = sorted((bit for bit in range(width) if self.covering[bit]), key=lambda b: len(self.covering[b]))
        self.cheapest = tuple(map(min, zip(*(sets[place][1] for place in useful), strict=True)))

    def cost_of(self, places):
        cost = self.nothing
        for place in places:
            cost = self._sum(cost, self.sets[place][1])
        return cost

    def go(self, left, chosen, cost):
        if not left:
            if cost < self.best_cost:
                self.best, self.best_cost = chosen, cost
            return
        if self._is_over() or self._bound(left, cost) >= self.best_cost:
            return
        bit = next(bit for bit in self.bits if left >> bit & 1)
        for place in self._in_promising_order(self.covering[bit], left):
            mask, price = self.sets[place]
            self.go(left & ~mask, (*chosen, place), self._sum(cost, price))

    def _in_promising_order(self, places, left):
        sets = self.sets
        return sorted(places, key=lambda place: (-(sets[place][0] & left).bit_count(), sets[place][1]))

    def _bound(self, left, cost):
        """Elements of which no set covers two each take a set of their own, at the least price there is."""
        needed, rest = 0, left
        for bit in self.bits:
            if rest >> bit & 1:
                needed += 1
                for place in self.covering[bit]:
                    rest &= ~self.sets[place][0]
        return tuple(spent + needed * least for spent, least in zip(cost, self.cheapest, strict=True))

    def _is_over(self):
        if self.steps_left is None:
            return False
        self.steps_left -= 1
        if self.steps_left < 0:
            self.was_cut_short = True
        return self.was_cut_short

    @staticmethod
    def _sum(one, other):
        return tuple(a + b for a, b in zip(one, other, strict=True))
