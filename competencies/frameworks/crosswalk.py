"""How competencies of different frameworks support one another. Pure: competencies are whatever keys the caller has.

Equivalent competencies form classes, and what is said of one holds for its whole class. Broader and narrower are the
two ways to read one line; between classes they are never followed further than one line, for each step away from what
was proved makes the support thinner. No class may be broader than itself, however long the way round.
"""

from collections import defaultdict
from dataclasses import dataclass

EQUIVALENT, BROADER, NARROWER = "equivalent", "broader", "narrower"
INVERSE = {EQUIVALENT: EQUIVALENT, BROADER: NARROWER, NARROWER: BROADER}


@dataclass(frozen=True)
class Link:
    """`one` is equivalent to, broader than or narrower than `other`."""

    one: object
    relation: str
    other: object

    def turned(self):
        return Link(self.other, INVERSE[self.relation], self.one)

    @property
    def says(self):
        """The same for both ways to write one line."""
        return frozenset([(self.one, self.relation, self.other), (self.other, INVERSE[self.relation], self.one)])


class Cycle(Exception):
    """A competency would be broader than itself. `way` names the competencies from the first back to it."""

    def __init__(self, way):
        super().__init__(" > ".join(str(each) for each in way))
        self.way = way


def supports(competency, links):
    """{other: its relation to `competency`} for all whose evidence speaks for `competency` as well.

    EQUIVALENT says the same, BROADER covers it and more, NARROWER only a part of it.
    """
    return Crosswalk(links).supports(competency)


class Crosswalk:
    """All lines at once, for asking about many competencies."""

    def __init__(self, links):
        links = list(links)
        self._classes = _classes(links)
        self._related = defaultdict(dict)
        for link in links:
            if link.relation != EQUIVALENT:
                self._relate(link.turned())
                self._relate(link)

    def _relate(self, link):
        self._related[self._class(link.one)][self._class(link.other)] = INVERSE[link.relation]

    def _class(self, competency):
        return self._classes.get(competency, frozenset([competency]))

    def supports(self, competency):
        own = self._class(competency)
        found = dict.fromkeys(own - {competency}, EQUIVALENT)
        for others, relation in self._related.get(own, {}).items():
            found |= dict.fromkeys(others, relation)
        return found


def refuse_cycles(links):
    """Raises Cycle if a competency is, over equivalents and broader ones, broader than itself."""
    links = list(links)
    classes = _classes(links)
    below = defaultdict(list)
    for link in links:
        if link.relation != EQUIVALENT:
            down = link if link.relation == BROADER else link.turned()
            below[classes.get(down.one, down.one)].append((down, classes.get(down.other, down.other)))
    done = set()
    for start in list(below):
        way = _way_back(start, below, done)
        if way:
            raise Cycle([*(link.one for link in way), way[0].one])


def _way_back(start, below, done):
    """The lines of a way from a class back to itself, or None. Looks no further than needed, and never recurses."""
    way, places, ways_on = [], {start: 0}, [(start, iter(below[start]))]
    while ways_on:
        here, ways = ways_on[-1]
        link, there = next(ways, (None, None))
        if link is None:
            ways_on.pop()
            places.pop(here)
            done.add(here)
            way = way[:-1]
        elif there in places:
            return [*way[places[there] :], link]
        elif there not in done:
            way.append(link)
            places[there] = len(way)
            ways_on.append((there, iter(below.get(there, ()))))
    return None


def _classes(links):
    """{competency: the frozen set of those it is equivalent to, itself among them} for all that have an equivalent."""
    classes = {}
    for link in links:
        if link.relation == EQUIVALENT:
            joined = classes.get(link.one, frozenset([link.one])) | classes.get(link.other, frozenset([link.other]))
            classes |= dict.fromkeys(joined, joined)
    return classes
