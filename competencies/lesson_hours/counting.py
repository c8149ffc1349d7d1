"""How many lesson hours (JP) an activity counts, step by step, without a database.

A rule says for every form of training by what it is counted: by its minutes, per day, per occasion or per semester.
Every rounding goes down, so that splitting an activity never gives more than reporting it at once. What earlier
credits have used of a day or of a month is handed in, so that ceilings hold across activities too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

MINUTES, DAY, OCCASION, SEMESTER = "minutes", "day", "occasion", "semester"
# More than this for one activity is a slip: more than a year of full working days.
MOST_HOURS = 2000


class ImpossibleActivity(ValueError):
    """The activity ends before it starts, or something about it is less than nothing."""


@dataclass(frozen=True)
class Conversion:
    """One line of the regulation's table. `measure` says what is counted, `hours` the JP of each."""

    measure: str = MINUTES
    hours: int | None = None
    hours_abroad: int | None = None
    percent_abroad: int = 0
    daily_ceiling: int | None = None
    daily_ceiling_abroad: int | None = None
    occasions_a_month: int | None = None

    def each(self, is_abroad):
        return self.hours_abroad if is_abroad and self.hours_abroad else self.hours

    def ceiling(self, is_abroad):
        """The JP that one day gives at most; what is counted per day gives its JP once a day."""
        if self.measure == DAY:
            return self.each(is_abroad)
        return self.daily_ceiling_abroad if is_abroad and self.daily_ceiling_abroad else self.daily_ceiling


@dataclass(frozen=True)
class Rule:
    """`conversions` go by the code of the form; a form without one counts by its minutes, without a ceiling."""

    version: int
    conversions: Mapping[str, Conversion]
    minutes_per_hour: int = 45
    caps_courses_by_day: bool = False


@dataclass(frozen=True)
class Activity:
    """What somebody took part in: a form of training by its code, from the first day to the last.

    `minutes` is the whole of it, `days` {day: minutes} what is known of each day, `stated_hours` what a certificate or
    a curriculum says; minutes go before hours that are only stated. `occasions` is how often it took place, or the
    semesters of a study. No more than `granted_hours` counts, however it is counted: what an officer found to be right,
    before the extra for international ones. A course of this site (`is_course`) counts what its curriculum states.
    """

    form: str
    started_on: date
    ended_on: date
    is_abroad: bool = False
    minutes: int | None = None
    days: Mapping[date, int] = field(default_factory=dict)
    stated_hours: int | None = None
    occasions: int = 1
    granted_hours: int | None = None
    is_course: bool = False

    def __post_init__(self):
        amounts = [self.minutes, self.stated_hours, self.granted_hours, self.occasions, *self.days.values()]
        if self.ended_on < self.started_on or any(amount is not None and amount < 0 for amount in amounts):
            raise ImpossibleActivity(f"{self} cannot have taken place.")

    @property
    def dates(self):
        """The days that are known, else every day from the first to the last."""
        if self.days:
            return sorted(self.days)
        return [self.started_on + timedelta(days=after) for after in range((self.ended_on - self.started_on).days + 1)]

    @property
    def months(self):
        return sorted({(day.year, day.month) for day in self.dates})


@dataclass(frozen=True)
class Already:
    """What credits that stand have used up, of the same form: JP by day, occasions by (year, month)."""

    hours_by_day: Mapping[date, int] = field(default_factory=dict)
    occasions_by_month: Mapping[tuple[int, int], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """A code and the figures that its sentence needs; `explaining` has the words."""

    code: str
    facts: Mapping[str, int]


@dataclass(frozen=True)
class Reckoning:
    """`hours` may be 0. The last two say how much of which day and month it used, where there is a ceiling."""

    hours: int
    steps: tuple[Step, ...]
    hours_by_day: Mapping[date, int] = field(default_factory=dict)
    occasions_by_month: Mapping[tuple[int, int], int] = field(default_factory=dict)


NOTHING_YET = Already()


def reckon(activity, rule, already=NOTHING_YET):
    """What the activity counts under the rule, beside what `already` counts of the same form."""
    conversion = rule.conversions.get(activity.form, Conversion())
    if activity.is_course:
        return _course(activity, rule, conversion, already)
    if conversion.measure == MINUTES:
        return _by_minutes(activity, rule, conversion, already)
    if conversion.measure == DAY:
        reckoning = _by_days(activity, conversion, already)
    elif conversion.measure == OCCASION:
        reckoning = _by_occasions(activity, conversion, already)
    else:
        reckoning = _by_semesters(activity, conversion)
    return _as_granted(reckoning, activity, conversion)


def _course(activity, rule, conversion, already):
    hours = activity.stated_hours or 0
    step = Step("curriculum", {"hours": hours})
    if not rule.caps_courses_by_day or conversion.daily_ceiling is None:
        return Reckoning(hours, (step,))
    return _under_ceiling(activity, hours, [step], conversion, already)


def _by_minutes(activity, rule, conversion, already):
    hours, step = _plain_hours(activity, rule)
    reckoning = _as_granted(Reckoning(hours, (step,)), activity, conversion)
    if conversion.ceiling(activity.is_abroad) is not None:
        reckoning = _under_ceiling(activity, reckoning.hours, [*reckoning.steps], conversion, already)
    return _with_percent(reckoning, conversion) if activity.is_abroad else reckoning


def _plain_hours(activity, rule):
    per = rule.minutes_per_hour
    if activity.minutes is not None:
        hours = activity.minutes // per
        return hours, Step("minutes", {"minutes": activity.minutes, "per": per, "hours": hours})
    if activity.stated_hours is None and activity.days:
        hours = sum(minutes // per for minutes in activity.days.values())
        return hours, Step("sessions", {"days": len(activity.days), "per": per, "hours": hours})
    hours = activity.stated_hours or 0
    return hours, Step("stated", {"hours": hours})


def _by_days(activity, conversion, already):
    each, dates = conversion.each(activity.is_abroad), activity.dates
    free = [day for day in dates if not already.hours_by_day.get(day)]
    hours = each * len(free)
    steps = [Step("days", {"days": len(dates), "each": each, "hours": each * len(dates)})]
    if len(free) < len(dates):
        steps.append(Step("days_used", {"days": len(dates) - len(free), "hours": hours}))
    return Reckoning(hours, tuple(steps), hours_by_day=dict.fromkeys(free, each))


def _by_occasions(activity, conversion, already):
    each, asked = conversion.each(activity.is_abroad), activity.occasions
    steps = [Step("occasions", {"occasions": asked, "each": each, "hours": each * asked})]
    if conversion.occasions_a_month is None:
        return Reckoning(each * asked, tuple(steps))
    taken = _taken_by_month(activity, conversion.occasions_a_month, already)
    counted = sum(taken.values())
    if counted < asked:
        facts = {"ceiling": conversion.occasions_a_month, "left_out": asked - counted, "hours": each * counted}
        steps.append(Step("monthly_ceiling", facts))
    return Reckoning(each * counted, tuple(steps), occasions_by_month=taken)


def _by_semesters(activity, conversion):
    each = conversion.each(activity.is_abroad)
    hours = each * activity.occasions
    return Reckoning(hours, (Step("semesters", {"semesters": activity.occasions, "each": each, "hours": hours}),))


def _as_granted(reckoning, activity, conversion):
    """What is not granted leaves its days and occasions free."""
    most = activity.granted_hours
    if most is None or reckoning.hours <= most:
        return reckoning
    occasions = -(-most // (conversion.each(activity.is_abroad) or 1))
    return Reckoning(
        most,
        (*reckoning.steps, Step("granted", {"before": reckoning.hours, "hours": most})),
        _first_of(reckoning.hours_by_day, most),
        _first_of(reckoning.occasions_by_month, occasions),
    )


def _first_of(taken, amount):
    """Of what was taken of each day or month, the first that come to the amount."""
    kept = {}
    for place in sorted(taken):
        if share := min(taken[place], amount):
            kept[place] = share
            amount -= share
    return kept


def _taken_by_month(activity, ceiling, already):
    """The occasions fill the months of the activity from the first on, each up to what is free in it."""
    left, taken = activity.occasions, {}
    for month in activity.months:
        free = max(ceiling - already.occasions_by_month.get(month, 0), 0)
        if fits := min(left, free):
            taken[month] = fits
            left -= fits
    return taken


def _with_percent(reckoning, conversion):
    """The extra for international activities comes after the ceilings and, like all else, in full hours."""
    if not conversion.percent_abroad:
        return reckoning
    hours = reckoning.hours * (100 + conversion.percent_abroad) // 100
    step = Step("abroad", {"percent": conversion.percent_abroad, "before": reckoning.hours, "hours": hours})
    return Reckoning(hours, (*reckoning.steps, step), reckoning.hours_by_day)


def _under_ceiling(activity, hours, steps, conversion, already):
    ceiling = conversion.ceiling(activity.is_abroad)
    free = {day: max(ceiling - already.hours_by_day.get(day, 0), 0) for day in activity.dates}
    if activity.days:
        taken = {day: min(share, free[day]) for day, share in _shares(activity, hours).items()}
    else:
        taken = _spread_evenly(hours, free)
    taken = {day: share for day, share in taken.items() if share}
    counted = sum(taken.values())
    if counted < hours:
        facts = {"ceiling": ceiling, "days": len(free), "before": hours, "hours": counted}
        has_used = any(already.hours_by_day.get(day) for day in free)
        steps = [*steps, Step("daily_ceiling_shared" if has_used else "daily_ceiling", facts)]
    return Reckoning(counted, tuple(steps), hours_by_day=taken)


def _shares(activity, hours):
    """The hours on the days on which they were learned, in full hours; what is left over falls on a later day."""
    minutes = sum(activity.days.values())
    if not minutes:
        return dict.fromkeys(activity.days, 0)
    shares, passed, given = {}, 0, 0
    for day in activity.dates:
        passed += activity.days[day]
        reached = hours if passed == minutes else hours * passed // minutes
        shares[day] = reached - given
        given = reached
    return shares


def _spread_evenly(hours, free):
    """An hour a day in turn, for nobody knows on which days they were: no day is full while another is empty."""
    taken, left = dict.fromkeys(free, 0), hours
    while left > 0 and (open_days := [day for day in free if taken[day] < free[day]]):
        for day in open_days:
            share = min(1, left, free[day] - taken[day])
            taken[day] += share
            left -= share
            if not left:
                break
    return taken
