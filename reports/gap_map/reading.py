"""The gap map of a unit: of those of whom a competency is demanded, how many reach the level. From prepared cells."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import Substr

from accounts.models import OrgUnit
from competencies.models import Competency, Framework, GapCell
from reports.gap_map.small_groups import SMALLEST_GROUP, kept_back


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
    """`whole` are the cells of the unit with all below it. `refreshed_at` is that of the oldest figure."""

    unit: OrgUnit
    above: list
    framework: Framework | None
    frameworks: list
    competencies: list
    rows: list
    whole: dict
    refreshed_at: datetime.datetime | None

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
    by_path, refreshed_at = _sums(cells.filter(competency__framework=framework), unit) if framework else ({}, None)
    demanded = {competency for sums in by_path.values() for competency in sums}
    competencies = list(Competency.objects.filter(pk__in=demanded).order_by("order", "code"))
    above, below = _relatives(user, unit)
    units = [each for each in below if each.path in by_path]
    paths = [unit.path] * (unit.path in by_path) + [each.path for each in units]
    guarded = _guarded({path: by_path[path] for path in paths}, demanded)
    rows = [Row(None, guarded[unit.path])] if unit.path in by_path else []
    return GapMap(
        unit=unit,
        above=above,
        framework=framework,
        frameworks=frameworks,
        competencies=competencies,
        rows=rows + [Row(each, guarded[each.path]) for each in units],
        whole={competency: _whole(by_path.values(), competency) for competency in demanded},
        refreshed_at=refreshed_at,
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
    """({path right below: {competency key: (people, reached)}}, when the oldest figure was made)."""
    sums, oldest = defaultdict(dict), None
    rows = (
        cells.order_by()
        .values(path=Substr("unit__path", 1, len(unit.path) + unit.steplen), demanded=F("competency"))
        .annotate(number=Sum("people"), met=Sum("reached"), oldest=Min("refreshed_at"))
    )
    for row in rows:
        sums[row["path"]][row["demanded"]] = (row["number"], row["met"])
        oldest = min(oldest, row["oldest"]) if oldest else row["oldest"]
    return sums, oldest


def _guarded(by_path, competencies):
    """{path: {competency key: Cell}} with small groups hidden, column by column."""
    paths = list(by_path)
    guarded = {path: {} for path in paths}
    for competency in competencies:
        numbers = [by_path[path].get(competency, (0, 0)) for path in paths]
        hidden = kept_back([people for people, _reached in numbers])
        for index, path in enumerate(paths):
            guarded[path][competency] = Cell(*numbers[index], is_hidden=index in hidden)
    return guarded


def _whole(sums, competency):
    found = [each[competency] for each in sums if competency in each]
    people, reached = (sum(column) for column in zip(*found, strict=True))
    return Cell(people, reached, is_hidden=people < SMALLEST_GROUP)
