"""Whether a course takes registrations now, and if not, why. No database and no clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    COMING_SOON = "coming_soon"


@dataclass(frozen=True)
class Admission:
    state: State
    cohort: object = None
    opens_at: datetime | None = None

    @property
    def is_open(self):
        return self.state == State.OPEN


def admission(cohorts, at):
    """What `cohorts` of one course (with `places_taken`) offer at a moment. Nothing planned counts as coming soon."""
    open_now = [cohort for cohort in cohorts if cohort.is_open(at)]
    with_places = [cohort for cohort in open_now if cohort.quota is None or cohort.places_taken < cohort.quota]
    if with_places:
        return Admission(State.OPEN, cohort=max(with_places, key=lambda cohort: cohort.opens_at))
    if open_now:
        return Admission(State.FULL, cohort=open_now[0])
    coming = [cohort for cohort in cohorts if cohort.opens_at > at]
    if coming:
        cohort = min(coming, key=lambda cohort: cohort.opens_at)
        return Admission(State.COMING_SOON, cohort=cohort, opens_at=cohort.opens_at)
    if cohorts:
        return Admission(State.CLOSED, cohort=max(cohorts, key=lambda cohort: cohort.opens_at))
    return Admission(State.COMING_SOON)
