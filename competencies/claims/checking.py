"""What about a training elsewhere cannot be, or is missing. Pure; the words are in `claims.words`."""

import datetime
import re
from dataclasses import dataclass, field

from competencies.lesson_hours.counting import DAY, MINUTES, MOST_HOURS, OCCASION, SEMESTER

YOUNGEST = 15
LONGEST_DAYS = 6 * 366
MOST_MINUTES = 120_000
MOST_OCCASIONS = 200
MINUTES_A_DAY = 24 * 60
MINUTES_PER_HOUR = 45
# More than this on every day is possible, but an officer should look twice.
MANY_HOURS_A_DAY = 12
MANY_HOURS = 100
# What counts day by day is rarely longer; more often it was some days of many weeks.
MANY_DAYS = 14
MONTHS_A_SEMESTER = 5
NUMBER = re.compile(r"[\w\s./\\\-–—:,;()#&+'°]+")
DRAWN_TOGETHER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Training:
    """The facts of one training that can be told to be impossible."""

    started_on: datetime.date
    ended_on: datetime.date
    certified_on: datetime.date | None = None
    valid_until: datetime.date | None = None
    minutes: int | None = None
    stated_hours: int | None = None
    occasions: int = 1
    certificate_number: str = ""

    @property
    def days(self):
        return (self.ended_on - self.started_on).days + 1

    @property
    def months(self):
        """Those of the calendar that it falls into."""
        years = self.ended_on.year - self.started_on.year
        return years * 12 + self.ended_on.month - self.started_on.month + 1

    def overlaps(self, started_on, ended_on):
        return self.started_on <= ended_on and started_on <= self.ended_on


@dataclass(frozen=True)
class Problem:
    """`field` is a name of ExternalTraining, "" for the whole."""

    field: str
    code: str
    facts: dict = field(default_factory=dict)


def number_key(number):
    """A certificate number without case, blanks and punctuation: people copy these as they like."""
    return DRAWN_TOGETHER.sub("", number.casefold())


def name_key(text):
    return DRAWN_TOGETHER.sub("", text.casefold())


def problems(training, *, today, born_on=None, measures=()):
    """What cannot be, in the order of the form. `today` is the local day, `measures` how the form of training is
    counted (of lesson_hours.counting; by several rules perhaps in several ways)."""
    found = list(_of_days(training, today, born_on))
    if not found:
        found += _of_amounts(training)
        found += unfitting(training, measures)
    found += _of_certificate(training, today)
    return found


def _of_days(training, today, born_on):
    if training.ended_on < training.started_on:
        yield Problem("ended_on", "ends_before_start")
        return
    if training.started_on > today:
        yield Problem("started_on", "in_the_future")
    elif training.ended_on > today:
        yield Problem("ended_on", "not_over_yet")
    if training.days > LONGEST_DAYS:
        yield Problem("ended_on", "too_long", {"years": LONGEST_DAYS // 366})
    if born_on and training.started_on < _birthday(born_on, YOUNGEST):
        yield Problem("started_on", "too_young", {"age": YOUNGEST})


def _birthday(born_on, age):
    # Who was born on 29 February has a birthday in every year.
    return datetime.date(born_on.year + age, born_on.month, min(born_on.day, 28))


def _of_amounts(training):
    if training.stated_hours is not None and not 1 <= training.stated_hours <= MOST_HOURS:
        yield Problem("stated_hours", "hours_out_of_range", {"most": MOST_HOURS})
    elif (training.stated_hours or 0) * MINUTES_PER_HOUR > training.days * MINUTES_A_DAY:
        yield Problem("stated_hours", "more_than_days_have", {"days": training.days})
    if training.minutes is not None and not 1 <= training.minutes <= MOST_MINUTES:
        yield Problem("minutes", "minutes_out_of_range", {"most": MOST_MINUTES})
    elif (training.minutes or 0) > training.days * MINUTES_A_DAY:
        yield Problem("minutes", "more_than_days_have", {"days": training.days})
    if not 1 <= training.occasions <= MOST_OCCASIONS:
        yield Problem("occasions", "occasions_out_of_range", {"most": MOST_OCCASIONS})


def unfitting(training, measures):
    """What the form of training cannot be counted by."""
    if OCCASION in measures and training.occasions > training.days:
        facts = {"occasions": training.occasions, "days": training.days}
        yield Problem("occasions", "more_occasions_than_days", facts)
    # A month more, for September to December are a semester too.
    if SEMESTER in measures and training.occasions * MONTHS_A_SEMESTER > training.months + 1:
        facts = {"semesters": training.occasions, "months": training.months}
        yield Problem("occasions", "more_semesters_than_months", facts)


def is_long_for_days(training, measures):
    """Whether it would count for many days that it hardly had."""
    return DAY in measures and training.days > MANY_DAYS


def too_many_hours(hours):
    return Problem("stated_hours", "too_many_hours", {"hours": hours, "most": MOST_HOURS})


def _of_certificate(training, today):
    if training.certificate_number and not is_number(training.certificate_number):
        yield Problem("certificate_number", "no_number")
    if training.certified_on:
        if training.certified_on > today:
            yield Problem("certified_on", "in_the_future")
        elif training.certified_on < training.started_on:
            yield Problem("certified_on", "certified_before_start")
    begins = training.certified_on or training.started_on
    if training.valid_until and training.valid_until < begins:
        yield Problem("valid_until", "ends_before_certified")


def is_number(text):
    return bool(NUMBER.fullmatch(text)) and bool(number_key(text))


def without_hours(training, measures):
    """What has to be there where no officer looks at the hours again."""
    if _lacks_hours(training, measures):
        yield Problem("stated_hours", "hours_missing")
    elif is_long_for_days(training, measures) and training.stated_hours is None:
        yield Problem("stated_hours", "hours_of_many_days_missing", {"days": training.days})


def _lacks_hours(training, measures):
    """Whether nothing says how long it took, though that may be what counts."""
    return MINUTES in measures and training.minutes is None and training.stated_hours is None


def missing(training, *, has_file, measures):
    """What has to be there before an officer looks at it."""
    found = []
    if _lacks_hours(training, measures):
        found.append(Problem("stated_hours", "hours_missing"))
    if not training.certificate_number:
        found.append(Problem("certificate_number", "number_missing"))
    if training.certified_on is None:
        found.append(Problem("certified_on", "certified_on_missing"))
    if not has_file:
        found.append(Problem("file", "file_missing"))
    return found


def oddities(training, *, today, appointed_in=None, measures=()):
    """What is possible, but an officer should look at twice."""
    if is_long_for_days(training, measures):
        yield Problem("ended_on", "many_days", {"days": training.days})
    if appointed_in and training.ended_on.year < appointed_in:
        yield Problem("started_on", "before_appointment", {"year": appointed_in})
    if training.certified_on and training.certified_on < training.ended_on:
        yield Problem("certified_on", "certified_before_end")
    if training.valid_until and training.valid_until < today:
        yield Problem("valid_until", "no_longer_valid")
    if (training.stated_hours or 0) > training.days * MANY_HOURS_A_DAY:
        yield Problem("stated_hours", "many_hours_a_day", {"days": training.days, "hours": training.stated_hours})
    if training.minutes is not None and training.stated_hours is not None:
        by_minutes = training.minutes // MINUTES_PER_HOUR
        if by_minutes != training.stated_hours:
            yield Problem("minutes", "minutes_disagree", {"hours": training.stated_hours, "by_minutes": by_minutes})


def is_double(one, organiser, other, other_organiser):
    """Whether two certificates with one number are the same one: numbers such as 001/2026 occur in many places."""
    return name_key(organiser) == name_key(other_organiser) or one.overlaps(other.started_on, other.ended_on)
