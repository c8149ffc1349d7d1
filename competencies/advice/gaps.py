"""Demand against proof, per competency. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from competencies.ledger.levels import Proof, current
from competencies.standards.demands import Demand


class State(StrEnum):
    """`OUTDATED`: a valid proof reaches the level but is older than the demand allows."""

    REACHED = "reached"
    OUTDATED = "outdated"
    BELOW = "below"
    UNPROVED = "unproved"


@dataclass(frozen=True)
class Gap:
    """One demanded competency of a person. `proof` counts towards the demand, `best` is the highest valid one."""

    competency: int
    demand: Demand
    proof: Proof | None
    best: Proof | None

    @property
    def counting_level(self):
        return self.proof.level if self.proof else 0

    @property
    def level(self):
        return self.best.level if self.best else 0

    @property
    def missing(self):
        """Levels still to go; 0 where the demand is met."""
        return max(0, self.demand.level - self.counting_level)

    @property
    def state(self):
        if not self.missing:
            return State.REACHED
        if self.level >= self.demand.level:
            return State.OUTDATED
        return State.BELOW if self.best else State.UNPROVED


def gaps_of(demands, proofs, on):
    """`demands` by competency (standards.demands), `proofs` are lists of Proof by competency. One Gap per demand."""
    return [
        Gap(
            competency=competency,
            demand=demand,
            proof=current(proofs.get(competency, ()), on, demand.recent_months),
            best=current(proofs.get(competency, ()), on),
        )
        for competency, demand in demands.items()
    ]
