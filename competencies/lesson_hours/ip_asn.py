"""The competency dimension of the IP-ASN index: all points of an indicator or none, each with the reason.

It has its own rules, apart from the target of lesson hours: which forms count, how long a training must be, how long
ago it may have been.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from competencies.ledger.levels import last_recent_day

STRUCTURAL, FUNCTIONAL, GENERAL = "structural", "functional", "general"
IMPLEMENTER = "06"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """`name` and `row` are whatever the caller shows. `trained_titles` name positions that count as
    trained, by their first word.
    """

    points: Decimal
    forms: frozenset
    lowest_hours: int | None = None
    look_back_months: int | None = None
    adds_up: bool = False
    trained_titles: Sequence = ()
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Training:
    form: str
    hours: Decimal | int
    ended_on: datetime.date
    title: str = ""


@dataclass(frozen=True)
class Verdict:
    """`reason` is one of "trained_position", "one", "together", "too_short", "too_old" and "none"."""

    indicator: Indicator
    is_met: bool
    reason: str
    facts: dict = field(default_factory=dict)

    @property
    def points(self):
        return self.indicator.points if self.is_met else Decimal(0)


def group_of(kind_code, kind_group):
    """Which indicators a kind of position has, by its code and group in the code list."""
    if kind_group.lower().startswith("fungsional"):
        return FUNCTIONAL
    return GENERAL if kind_code == IMPLEMENTER else STRUCTURAL


def judge(indicators, trainings, *, on, position_title=""):
    return [_verdict(indicator, trainings, on, position_title.lower()) for indicator in indicators]


def _verdict(indicator, trainings, on, title):
    # The first word names the position, later ones its field: a Pengawas Guru is no teacher.
    position = re.match(r"\W*(\w+)", title)
    if words := [word for word in indicator.trained_titles if position and word.lower() == position[1]]:
        return Verdict(indicator, True, "trained_position", {"position": words[0]})
    fitting = [each for each in trainings if each.form in indicator.forms and each.ended_on <= on]
    recent = [each for each in fitting if _is_recent(each, indicator, on)]
    lowest = indicator.lowest_hours or 0
    best = max(recent, key=lambda each: (each.hours, each.ended_on), default=None)
    if best is not None and best.hours >= lowest:
        return Verdict(indicator, True, "one", _facts_of(best))
    together = sum(each.hours for each in recent)
    if recent and indicator.adds_up and together >= lowest:
        return Verdict(indicator, True, "together", {"hours": together, "count": len(recent)})
    if best is not None:
        found = together if indicator.adds_up else best.hours
        return Verdict(indicator, False, "too_short", {"hours": found, "lowest": lowest})
    latest = max(fitting, key=lambda each: each.ended_on, default=None)
    if latest is not None:
        return Verdict(indicator, False, "too_old", _facts_of(latest) | {"months": indicator.look_back_months})
    return Verdict(indicator, False, "none")


def _is_recent(training, indicator, on):
    months = indicator.look_back_months
    return months is None or on <= last_recent_day(training.ended_on, months)


def _facts_of(training):
    return {"title": training.title, "hours": training.hours, "day": training.ended_on}
