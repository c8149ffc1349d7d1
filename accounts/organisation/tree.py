"""The organisation tree as an officer sees it: only units that their power reaches, with the people in them."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Q

from accounts.models import Employment, OrgUnit, UnitChange
from accounts.powers import Power

STEP = OrgUnit.steplen
# More rows than this nobody reads: the search is at hand.
MOST_ROWS = 300
# Further in the table has no room; the style sheet knows these levels.
DEEPEST_LEVEL = 6


def units_of(user):
    """The units whose place in the tree this person may change."""
    return OrgUnit.objects.within_power(user, Power.MANAGE_UNITS)


def find(units, text):
    """Units by name or code: every word counts, in any order."""
    for word in text.split():
        units = units.filter(
            Q(name__icontains=word) | Q(short_name__icontains=word) | Q(code__icontains=word) | Q(siasn_id__iexact=word)
        )
    return units


@dataclass(frozen=True)
class Row:
    """`level` is how far in the row stands; `parent` is what folding it leaves open."""

    unit: OrgUnit
    level: int
    parent: UUID | None
    people: int
    is_unfolded: bool
    can_unfold: bool

    @property
    def place(self):
        """The class of the style sheet that indents the row."""
        return f"level-{self.level}"


class Tree:
    """Places and people of all units that a person's power reaches, in two queries however large the tree is."""

    def __init__(self, user):
        self.units = units_of(user)
        # pk: (path, whether it is open)
        self.places = {pk: (path, closed is None) for pk, path, closed in self._places()}

    def _places(self):
        return self.units.values_list("pk", "path", "closed_on")

    @cached_property
    def _people_below(self):
        """{path: people in the unit and everywhere below it}"""
        counts = Employment.objects.current().order_by().values_list("unit").annotate(Count("pk"))
        total = {}
        for unit, people in counts:
            if unit not in self.places:
                continue
            path = self.places[unit][0]
            for end in range(STEP, len(path) + 1, STEP):
                total[path[:end]] = total.get(path[:end], 0) + people
        return total

    @cached_property
    def _open_paths(self):
        return [path for path, is_open in self.places.values() if is_open]

    @cached_property
    def _parents(self):
        return {path[:-STEP] for path in self._open_paths}

    def people_in(self, unit):
        return self._people_below.get(unit.path, 0)

    def rows(self, unfolded=None):
        """What the page lists: the topmost units, and the way down to `unfolded` with everything beside it."""
        tops = self._topmost
        # A single top has nothing beside it, so it is never folded.
        always = tops if len(tops) == 1 else set()
        open_above = {*always, *unfolded.paths_above, unfolded.path} if unfolded else always
        shown = [path for path in self._open_paths if path in tops or path[:-STEP] in open_above]
        units = list(self.units.filter(path__in=sorted(shown)[:MOST_ROWS]))
        ids = {unit.path: unit.public_id for unit in units}
        highest = min((unit.depth for unit in units), default=1)
        return [
            self.row(
                unit,
                level=min(unit.depth - highest + 1, DEEPEST_LEVEL),
                parent=ids.get(unit.path[:-STEP]),
                is_unfolded=unit.path in open_above,
                can_unfold=unit.path in self._parents - always,
            )
            for unit in units
        ]

    @property
    def _topmost(self):
        """Open units with nothing above them that this person may change."""
        known = {path for path, is_open in self.places.values()}
        return {path for path in self._open_paths if path[:-STEP] not in known}

    def row(self, unit, *, level=1, parent=None, is_unfolded=False, can_unfold=False):
        return Row(unit, level, parent, self.people_in(unit), is_unfolded and can_unfold, can_unfold)


def with_paths(units):
    """[(unit, names of the units above it)], the names in one query for all."""
    units = list(units)
    wanted = {path for unit in units for path in unit.paths_above}
    names = dict(OrgUnit.objects.filter(path__in=wanted).values_list("path", "name")) if wanted else {}
    return [(unit, [names[path] for path in unit.paths_above]) for unit in units]


def above(user, unit):
    """The units above that this person may open, the topmost first."""
    return list(units_of(user).filter(path__in=unit.paths_above))


def history_of(unit):
    """What happened to the unit, the last first, with the units that were merged into it."""
    return (
        UnitChange.objects.filter(Q(unit=unit) | Q(kind=UnitChange.Kind.MERGED, new_parent=unit))
        .exclude(applied_at=None)
        .select_related("unit", "old_parent", "new_parent", "made_by")
    )


def planned_for(units):
    """What is still to come, the next first."""
    return (
        UnitChange.objects.planned()
        .filter(unit__in=units)
        .select_related("unit", "old_parent", "new_parent")
        .order_by("effective_on", "pk")
    )
