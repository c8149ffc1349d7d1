"""What is demanded of one person, line by line, as a page says it."""

from dataclasses import dataclass

from competencies.models import Competency
from competencies.standards.demands import Demand, Waiver, demands_of, waivers_of
from competencies.standards.in_force import lines_in_force, place_of
from competencies.standards.scales import level_names


@dataclass(frozen=True)
class Row:
    """`demand` is a Demand or, of what is not demanded here, a Waiver."""

    competency: Competency
    demand: Demand | Waiver
    lowest: str = ""
    wished: str = ""


@dataclass(frozen=True)
class Explained:
    """`frameworks` is [(framework, its rows)]; `waived` are rows of what others are asked but this person is not."""

    frameworks: list
    waived: list

    @property
    def total(self):
        return sum(len(rows) for _framework, rows in self.frameworks)


def explain(employment, on):
    """Three queries at most. Nothing is demanded of somebody without an employment."""
    place = place_of(employment)
    lines = lines_in_force(on, unit_paths=[place.unit_path], kind=place.kind) if place else []
    demands = demands_of(place, lines) if place else {}
    waivers = waivers_of(place, lines) if place else {}
    competencies = _competencies([*demands, *waivers])
    names = level_names({competency.framework_id for competency in competencies})
    frameworks = {}
    for competency in competencies:
        if competency.pk in demands:
            row = _row(competency, demands[competency.pk], names)
            frameworks.setdefault(competency.framework, []).append(row)
    waived = [Row(competency, waivers[competency.pk]) for competency in competencies if competency.pk in waivers]
    return Explained(list(frameworks.items()), waived)


def _row(competency, demand, names):
    levels = names.get(competency.framework_id, {})
    return Row(competency, demand, levels.get(demand.level, ""), levels.get(demand.wished_level, ""))


def _competencies(keys):
    if not keys:
        return []
    found = Competency.objects.filter(pk__in=keys).select_related("framework")
    return list(found.order_by("framework__code", "order", "code"))
