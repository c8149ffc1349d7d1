"""What a position demands: which line of which standard holds for somebody, and why. Pure.

Of the lines that fit somebody, per competency, the nearest unit goes first, then a position title before a kind of
position before everybody, then the standard that began later. A line that waives says that nothing is demanded.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where somebody works, as what. `unit_path` is the tree path of the unit."""

    unit_path: str
    kind: str = ""  # PositionKind.code
    title: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a published standard. `unit_path` is "" for a national one."""

    competency: int
    lowest_level: int | None
    wished_level: int | None
    recent_months: int | None
    weight: int
    is_waived: bool
    unit_path: str
    kind: str
    title: str
    valid_from: datetime.date
    standard: str  # its name
    standard_id: str  # its public id
    standard_key: int = 0  # of two that began on one day the one made later goes first
    unit_name: str = ""
    kind_name: str = ""


@dataclass(frozen=True)
class Demand:
    """What holds for somebody in one competency. `line` says where it is from, `overridden` what it goes before, the
    nearest of these first.
    """

    competency: int
    level: int
    wished_level: int | None
    recent_months: int | None
    weight: int
    line: Line
    overridden: tuple = ()


@dataclass(frozen=True)
class Waiver:
    """A competency that is not demanded of somebody, because `line` says so of what `overridden` demands."""

    competency: int
    line: Line
    overridden: tuple = ()


def demands_of(place, lines):
    """The demands on `place` by competency key. `lines` are those in force on the day that is asked about."""
    return {
        competency: Demand(
            competency=competency,
            level=first.lowest_level,
            wished_level=first.wished_level,
            recent_months=first.recent_months,
            weight=first.weight,
            line=first,
            overridden=tuple(others),
        )
        for competency, (first, *others) in _by_competency(place, lines).items()
        if not first.is_waived
    }


def waivers_of(place, lines):
    """What is demanded of others but not at `place`, by competency key. Waiving what nobody demands says nothing."""
    waivers = {}
    for competency, (first, *others) in _by_competency(place, lines).items():
        if first.is_waived and not all(other.is_waived for other in others):
            waivers[competency] = Waiver(competency=competency, line=first, overridden=tuple(others))
    return waivers


def _by_competency(place, lines):
    """{competency: the lines that fit, the one that goes first at the head}."""
    fitting = {}
    for line in lines:
        if fits(line, place):
            fitting.setdefault(line.competency, []).append(line)
    return {competency: sorted(rivals, key=nearness, reverse=True) for competency, rivals in fitting.items()}


def fits(line, place):
    in_unit = place.unit_path.startswith(line.unit_path)
    as_kind = line.kind in ("", place.kind)
    as_title = not line.title or same_title(line.title, place.title)
    return in_unit and as_kind and as_title


def same_title(one, other):
    return title_key(one) == title_key(other)


def title_key(title):
    """A position title without case and superfluous spaces, as two offices may write the same one."""
    return " ".join(title.casefold().split())


def nearness(line):
    """The largest goes first. The last three only see to it that the order in which lines are read decides nothing."""
    place = (len(line.unit_path), bool(line.title), bool(line.kind))
    age = (line.valid_from, line.standard_key)
    return (*place, *age, line.is_waived, line.lowest_level or 0, line.title)
