"""From demands and proofs to the rows that are prepared of a person. Pure: no database, no clock."""

import datetime
from dataclasses import dataclass

from competencies.advice.gaps import gaps_of
from competencies.ledger.levels import current, next_change
from competencies.standards.demands import demands_of


@dataclass(frozen=True)
class Row:
    """What is prepared of one competency; see CompetencyStanding. `evidence` is the key of the proof of `level`."""

    competency: int
    required_level: int | None
    weight: int
    level: int
    counting_level: int
    evidence: int | None


@dataclass(frozen=True)
class Judgement:
    """`next_change_on`: the first later day on which the rows change by themselves, or may."""

    rows: tuple
    next_change_on: datetime.date | None


@dataclass(frozen=True)
class Season:
    """The lines in force on a day, and the days on which some standard begins or is over: (unit path, day)."""

    on: datetime.date
    lines: tuple
    turns: tuple = ()

    def next_turn(self, unit_path):
        days = [day for path, day in self.turns if unit_path.startswith(path) and day > self.on]
        return min(days, default=None)


def judge(demands, proofs, *, on, next_turn=None):
    """`demands` and `proofs` by competency key. Nothing is prepared of what is neither demanded nor proved."""
    rows, turns = [], [next_turn]
    for gap in gaps_of(demands, proofs, on):
        best = gap.best
        rows.append(
            Row(
                competency=gap.competency,
                required_level=gap.demand.level,
                weight=gap.demand.weight,
                level=gap.level,
                counting_level=gap.counting_level,
                evidence=best.row.pk if best else None,
            )
        )
        turns.append(next_change(proofs.get(gap.competency, ()), on, gap.demand.recent_months))
    for competency in proofs.keys() - demands.keys():
        best = current(proofs[competency], on)
        turns.append(next_change(proofs[competency], on))
        if best:
            rows.append(Row(competency, None, 1, best.level, best.level, best.row.pk))
    rows.sort(key=lambda row: row.competency)
    return Judgement(tuple(rows), min(filter(None, turns), default=None))


class Demands:
    """The demands of a season by place, worked out once for all who share it."""

    def __init__(self, season):
        self.season = season
        self.known = {}

    def on(self, place):
        if place not in self.known:
            self.known[place] = demands_of(place, self.season.lines)
        return self.known[place]
