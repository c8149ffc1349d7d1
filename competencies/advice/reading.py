"""One person's demands and gaps as they are on a day, read straight from the standards and the ledger."""

import datetime
from dataclasses import dataclass

from competencies.advice.gaps import Gap, State, gaps_of
from competencies.ledger.reading import proofs_of
from competencies.models import Competency, ProficiencyLevel
from competencies.standards.demands import Demand, Place, demands_of
from competencies.standards.in_force import lines_in_force, place_of


@dataclass(frozen=True)
class Standing:
    """Everything a page says of a person's competencies. Keys are those of competencies.

    `gaps` has one Gap for each demand, what weighs most first; `competencies` knows each that is demanded or proved,
    with its framework and parent; `levels` is {(framework key, number): ProficiencyLevel} of their frameworks.
    """

    on: datetime.date
    place: Place | None
    demands: dict[int, Demand]
    gaps: list[Gap]
    proofs: dict[int, list]
    competencies: dict[int, Competency]
    levels: dict[tuple[int, int], ProficiencyLevel]

    @property
    def open_gaps(self):
        return [gap for gap in self.gaps if gap.state != State.REACHED]

    def level_name(self, competency, number):
        """ "Menengah"; "" for 0, and for a level that the framework does not name."""
        known = self.levels.get((self.competencies[competency].framework_id, number))
        return known.name if known else ""


def standing_of(*, person, employment, on) -> Standing:
    """Four queries, or two where nobody demands or proved anything. `employment` comes with unit and position kind.

    Without an employment nothing is demanded; what the person proved is there all the same.
    """
    place = place_of(employment)
    lines = lines_in_force(on, unit_paths=[place.unit_path], kind=place.kind) if place else []
    demands = demands_of(place, lines) if place else {}
    proofs = proofs_of([person.pk]).get(person.pk, {})
    competencies = _competencies({*demands, *proofs})
    gaps = gaps_of(demands, proofs, on)
    return Standing(
        on=on,
        place=place,
        demands=demands,
        gaps=sorted(gaps, key=lambda gap: _urgency(gap, competencies[gap.competency])),
        proofs=proofs,
        competencies=competencies,
        levels=_levels({competency.framework_id for competency in competencies.values()}),
    )


def _urgency(gap, competency):
    """The largest weight × gap first; of equals, the higher demand, then in the order of the frameworks."""
    weight = gap.demand.weight
    return (-weight * gap.missing, -weight, competency.framework.code, competency.order, competency.code)


def _competencies(keys):
    if not keys:
        return {}
    return Competency.objects.select_related("framework", "parent").in_bulk(keys)


def _levels(frameworks):
    if not frameworks:
        return {}
    levels = ProficiencyLevel.objects.filter(framework__in=frameworks)
    return {(level.framework_id, level.number): level for level in levels}
