"""Which courses close a person's gaps, each with what it closes, and what no course closes. Pure.

Courses that are open now go first and those that are not fill in what remains; courses already begun cost nothing
more, so they are taken before others; then the fewest courses, and of those the fewest hours. What a person completed
is not advised again: what it proved is in the ledger.
"""

from dataclasses import dataclass

from competencies.advice.gaps import Gap
from competencies.advice.offers import Offer
from competencies.advice.set_cover import cheapest_cover


@dataclass(frozen=True)
class Closing:
    """What a course newly gives: from the level that counts before it to the one after it, of what is demanded.

    `renews` says that an older proof of as high a level no longer counts.
    """

    competency: int
    from_level: int
    to_level: int
    needed: int
    renews: bool = False

    @property
    def closes(self):
        return self.to_level >= self.needed


@dataclass(frozen=True)
class AdvisedCourse:
    offer: Offer
    closings: tuple[Closing, ...]
    is_begun: bool


@dataclass(frozen=True)
class StaysOpen:
    """A gap that remains when every advised course is completed. `reachable` is the level then.

    `completed` are courses that would prove more and were completed before.
    """

    gap: Gap
    reachable: int
    completed: tuple[Offer, ...]

    @property
    def is_partly_closed(self):
        return self.reachable > self.gap.counting_level


@dataclass(frozen=True)
class Advice:
    courses: tuple[AdvisedCourse, ...]
    stays_open: tuple[StaysOpen, ...]
    is_best: bool

    @property
    def hours(self):
        return sum(advised.offer.hours for advised in self.courses)


def advise(gaps, offers, completions):
    """`gaps` in the order of their weight; `completions` is {key of an offer: when, None while only begun}."""
    gaps = [gap for gap in gaps if gap.missing]
    levels = {gap.competency: gap.counting_level for gap in gaps}
    ranked = sorted(offers, key=lambda offer: (offer.code, str(offer.key)))
    takeable = [offer for offer in ranked if completions.get(offer.key) is None]
    begun = {offer.key for offer in takeable if offer.key in completions}
    chosen, is_best = [], True
    for is_open in (True, False):
        pool = [offer for offer in takeable if (offer.is_open or offer.key in begun) == is_open]
        targets = _targets(gaps, levels, pool)
        cover = cheapest_cover([(_mask(offer, gaps, targets), _cost(offer, begun)) for offer in pool])
        taken = [pool[place] for place in cover.chosen]
        chosen += _with_reasons(taken, gaps, levels, begun)
        is_best = is_best and cover.is_best
    return Advice(tuple(chosen), tuple(_stays_open(gaps, levels, ranked, completions)), is_best)


def _cost(offer, begun):
    return (offer.key not in begun, 1, offer.hours)


def _targets(gaps, levels, pool):
    """For each gap the highest level that something in the pool gives; None where that is no more than before."""
    best = [max((_useful_level(offer, gap) for offer in pool), default=0) for gap in gaps]
    return [level if level > levels[gap.competency] else None for level, gap in zip(best, gaps, strict=True)]


def _mask(offer, gaps, targets):
    """The gaps for which nothing in the pool does more than this course."""
    mask = 0
    for place, (gap, target) in enumerate(zip(gaps, targets, strict=True)):
        if _useful_level(offer, gap) == target:
            mask |= 1 << place
    return mask


def _useful_level(offer, gap):
    """Higher than demanded is no better."""
    return min(gap.demand.level, offer.proves.get(gap.competency, 0))


def _with_reasons(taken, gaps, levels, begun):
    """In the order in which to take them: what was begun, then what closes the weightiest. Raises `levels`."""
    advised = []
    for offer in sorted(taken, key=lambda offer: (offer.key not in begun, -_weight(offer, gaps, levels), offer.code)):
        closings = []
        for gap in gaps:
            before, after = levels[gap.competency], _useful_level(offer, gap)
            if after > before:
                levels[gap.competency] = after
                renews = not before and gap.level >= gap.demand.level
                closings.append(Closing(gap.competency, before, after, gap.demand.level, renews))
        advised.append(AdvisedCourse(offer, tuple(closings), offer.key in begun))
    return advised


def _weight(offer, gaps, levels):
    return sum(gap.demand.weight * max(0, _useful_level(offer, gap) - levels[gap.competency]) for gap in gaps)


def _stays_open(gaps, levels, offers, completions):
    for gap in gaps:
        reachable = levels[gap.competency]
        if reachable < gap.demand.level:
            completed = tuple(
                offer
                for offer in offers
                if completions.get(offer.key) is not None and _useful_level(offer, gap) > reachable
            )
            yield StaysOpen(gap, reachable, completed)
