"""A claim as the pure rules take it: as a training, and as the activity that is reckoned in lesson hours."""

from dataclasses import dataclass
from datetime import date

from accounts.identity_numbers import MalformedNumber, parse
from competencies.claims.checking import Training
from competencies.lesson_hours import counting, crediting
from competencies.lesson_hours.rules import NoHoursRule
from competencies.models import HoursConversion

NAMES = (
    "started_on",
    "ended_on",
    "certified_on",
    "valid_until",
    "minutes",
    "stated_hours",
    "occasions",
    "certificate_number",
)


@dataclass(frozen=True)
class Amounts:
    """What counts instead of what was claimed; nothing given means that the claim stands. `hours` are the most that
    counts, also where the form counts by something else."""

    minutes: int | None = None
    hours: int | None = None


@dataclass(frozen=True)
class Proposal:
    """`reckoning` is None where no rule was in force on that day."""

    reckoning: counting.Reckoning | None

    @property
    def hours(self):
        return self.reckoning.hours if self.reckoning else 0

    @property
    def is_capped(self):
        return bool(self.reckoning) and any("ceiling" in step.code or "used" in step.code for step in self.steps)

    @property
    def is_lowered(self):
        """Whether the form would count more than the officer granted."""
        return any(step.code == "granted" for step in self.steps)

    @property
    def steps(self):
        return self.reckoning.steps if self.reckoning else ()


@dataclass(frozen=True)
class Beginnings:
    """What the NIP of a person says of them, or nothing."""

    born_on: date | None = None
    appointed_in: int | None = None


def training_of(claim):
    return Training(**{name: getattr(claim, name) for name in NAMES})


def activity_of(claim, granted=None):
    """The officer's figures go before those of the learner, both together."""
    granted = granted or Amounts(claim.granted_minutes, claim.granted_hours)
    minutes, hours = claim.minutes, claim.stated_hours
    if granted.minutes is not None or granted.hours is not None:
        minutes, hours = granted.minutes, granted.hours
    return counting.Activity(
        form=claim.form.code,
        started_on=claim.started_on,
        ended_on=claim.ended_on,
        is_abroad=claim.is_abroad,
        minutes=minutes,
        stated_hours=hours,
        occasions=claim.occasions,
        granted_hours=granted.hours,
    )


def proposal_for(claim, *, at, granted=None):
    """What the claim would be credited now. Nothing is written."""
    try:
        _rule, reckoning = crediting.proposed(person=claim.learner, activity=activity_of(claim, granted), at=at)
    except NoHoursRule:
        return Proposal(None)
    return Proposal(reckoning)


def measures_of(form):
    """By what the rules count this form of training; a form in no rule counts by how long it took."""
    return set(HoursConversion.objects.filter(form=form).values_list("measure", flat=True)) or {counting.MINUTES}


def beginnings_of(person):
    employment = person.current_employment()
    try:
        number = parse(employment.number) if employment else None
    except MalformedNumber:
        number = None
    return Beginnings(number.birth_date, number.appointment_year) if number else Beginnings()
