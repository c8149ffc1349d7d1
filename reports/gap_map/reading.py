"""The gap map of a unit: of those of whom a competency is demanded, how many reach the level. From prepared cells."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import Substr

from accounts.models import OrgUnit
from competencies.models import Competency, Framework, GapCell, PersonStanding
from reports.small_groups import SMALLEST_GROUP, kept_back


@dataclass(frozen=True)
class Cell:
    """Numbers of people. `is_hidden`: so few, here or beside it, that the share would speak of single ones."""

    people: int = 0
    reached: int = 0
    is_hidden: bool = False

    @property
    def share(self):
        """Per cent who reach the level, rounded down: 100 means everybody."""
        return self.reached * 100 // self.people if self.people and not self.is_hidden else None

    @property
    def lacking(self):
        return self.people - self.reached


@dataclass(frozen=True)
class Row:
    """A unit right below; with `unit` None those who work in the shown unit itself. `cells` are by competency key."""

    unit: OrgUnit | None
    cells: dict


@dataclass(frozen=True)
class GapMap:
    """`whole` are the cells of the unit with all below it. `changes_since` is when the oldest change came that has yet
    to be worked into them, or None.
    """

    unit: OrgUnit
    above: list
    framework: Framework | None
    frameworks: list
    competencies: list
    rows: list
    whole: dict
    changes_since: datetime.datetime | None

    @property
    def most_wanted(self):
        """Competencies by how many people lack the level, the most first; at most ten."""
        lacking = [each for each in self.competencies if self.whole[each.pk].share is not None]
        lacking = [each for each in lacking if self.whole[each.pk].lacking]
        return sorted(lacking, key=lambda each: -self.whole[each.pk].lacking)[:10]


def gap_map(*, user, unit, framework_code=""):
    """`framework_code` chooses among those that demand anything here; another one gives the first of them."""
    cells = GapCell.objects.filter(unit__path__startswith=unit.path, people__gt=0)
    frameworks = _frameworks(cells)
    framework = next((each for each in frameworks if each.code == framework_code), next(iter(frameworks), None))
    by_path = _sums(cells.filter(competency__framework=framework), unit) if framework else {}
    demanded = {competency for sums in by_path.values() for competency in sums}
    hidden_above = _hidden_above(unit, framework, demanded)
    competencies = list(Competency.objects.filter(pk__in=demanded).order_by("order", "code"))
    above, below = _relatives(user, unit)
    units = [each for each in below if each.path in by_path]
    guarded = _guarded(by_path, demanded, hidden_above)
    rows = [Row(None, guarded[unit.path])] if unit.path in by_path else []
    return GapMap(
        unit=unit,
        above=above,
        framework=framework,
        frameworks=frameworks,
        competencies=competencies,
        rows=rows + [Row(each, guarded[each.path]) for each in units],
        whole={each: _whole(by_path.values(), each, is_hidden=each in hidden_above) for each in demanded},
        changes_since=_oldest_change(unit),
    )


def _relatives(user, unit):
    """The units above, the agency first, and those right below: of each only what `user` may open."""
    below = Q(path__startswith=unit.path, depth=unit.depth + 1)
    found = OrgUnit.objects.visible_to(user).filter(Q(path__in=unit.paths_above) | below).order_by("path")
    return [each for each in found if each.depth < unit.depth], [each for each in found if each.depth > unit.depth]


def _frameworks(cells):
    """Those of which something is demanded below the unit, that with most competencies first."""
    demanding = cells.order_by().values("competency__framework").annotate(number=Count("competency", distinct=True))
    numbers = dict(demanding.values_list("competency__framework", "number"))
    return sorted(Framework.objects.filter(pk__in=numbers), key=lambda each: (-numbers[each.pk], each.code))


def _sums(cells, unit):
    """{path right below: {competency key: (people, reached)}}."""
    sums = defaultdict(dict)
    rows = (
        cells.order_by()
        .values(path=Substr("unit__path", 1, len(unit.path) + unit.steplen), demanded=F("competency"))
        .annotate(number=Sum("people"), met=Sum("reached"))
    )
    for row in rows:
        sums[row["path"]][row["demanded"]] = (row["number"], row["met"])
    return sums


def _oldest_change(unit):
    stale = PersonStanding.objects.filter(stale_since__isnull=False, unit_path__startswith=unit.path)
    return stale.aggregate(oldest=Min("stale_since"))["oldest"]


def _hidden_above(unit, framework, competencies):
    """The competencies whose figure for the whole unit is left out on the map of a unit above.

    Whoever opens both maps could otherwise reckon what the other one keeps back. Decided from the agency down, and the
    same for everybody who looks.
    """
    hidden = set()
    for path in unit.paths_above if framework else []:
        above = OrgUnit(path=path)
        cells = GapCell.objects.filter(competency__framework=framework, unit__path__startswith=path, people__gt=0)
        sums = _sums(cells, above)
        paths = sorted(sums)
        way_down = unit.path[: len(path) + unit.steplen]
        hidden = {
            competency
            for competency in competencies
            if way_down in _left_out(sums, paths, competency, total_is_hidden=competency in hidden)
        }
    return hidden


def _left_out(by_path, paths, competency, *, total_is_hidden):
    people = [by_path[path].get(competency, (0, 0))[0] for path in paths]
    return {paths[index] for index in kept_back(people, total_is_hidden=total_is_hidden)}


def _guarded(by_path, competencies, hidden_above):
    """{path: {competency key: Cell}} with small groups hidden, column by column."""
    paths = sorted(by_path)
    guarded = {path: {} for path in paths}
    for competency in competencies:
        hidden = _left_out(by_path, paths, competency, total_is_hidden=competency in hidden_above)
        for path in paths:
            guarded[path][competency] = Cell(*by_path[path].get(competency, (0, 0)), is_hidden=path in hidden)
    return guarded


def _whole(sums, competency, *, is_hidden):
    found = [each[competency] for each in sums if competency in each]
    people, reached = (sum(column) for column in zip(*found, strict=True))
    return Cell(people, reached, is_hidden=is_hidden or people < SMALLEST_GROUP)
