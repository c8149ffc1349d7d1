"""A person's lesson hours (JP): the year against its target, and the ledger as a statement with balances."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.formats import localize
from django.utils.translation import gettext as _

from competencies.hours import tidy
from competencies.models import HoursCredit, HoursTarget
from competencies.targets import target_for
from theme.charts import Meter


@dataclass(frozen=True)
class HoursOfYear:
    """`target` is that of the person's current employment; None without employment or rule."""

    year: int
    hours: Decimal
    target: HoursTarget | None

    @property
    def meter(self):
        return Meter(self.hours, self.target.hours) if self.target else None

    @property
    def is_reached(self):
        """Only a minimum can be reached: the target of PPPK is a ceiling."""
        return self.target is not None and not self.target.is_ceiling and self.hours >= self.target.hours

    @property
    def sentence(self):
        facts = {"hours": localize(tidy(self.hours)), "year": self.year}
        if self.target is None:
            return _("%(hours)s JP in %(year)s.") % facts
        facts["target"] = self.target.hours
        if self.target.is_ceiling:
            return _("%(hours)s JP in %(year)s, of at most %(target)s JP a year.") % facts
        return _("%(hours)s of %(target)s JP in %(year)s.") % facts

    @property
    def advice(self):
        """What the number means for the person, and what is left to do."""
        if self.target is None:
            return _("No annual target is set for your employment status.")
        if self.target.is_ceiling:
            return _("For PPPK the rule sets an upper limit, not a minimum. Hours beyond it stay on your record.")
        if self.is_reached:
            return _("You have reached the target of this year.")
        return _("%(hours)s JP to go.") % {"hours": localize(tidy(self.target.hours - self.hours))}


@dataclass(frozen=True)
class Line:
    """`balance` is the year's total after this line."""

    earned_at: datetime
    title: str
    hours: Decimal
    balance: Decimal
    reason: str


@dataclass(frozen=True)
class Statement:
    """A year of the ledger, oldest line first. `years` are those that can be chosen, the latest first."""

    summary: HoursOfYear
    lines: list
    years: list


def hours_of_year(*, person, employment, year):
    """The summary alone, for pages that show no lines."""
    return HoursOfYear(year, HoursCredit.objects.of(person).in_year(year).total(), _target(employment, year))


def statement(*, person, employment, year, this_year):
    """`year` or, where it is None, `this_year`. A lifetime of lines is short enough to be read at once."""
    ledger = list(HoursCredit.objects.of(person).order_by("earned_at", "pk"))
    shown = this_year if year is None else year
    lines = _with_balances([credit for credit in ledger if credit.year == shown])
    total = lines[-1].balance if lines else Decimal(0)
    return Statement(
        summary=HoursOfYear(shown, total, _target(employment, shown)),
        lines=lines,
        years=sorted({this_year, shown, *(credit.year for credit in ledger)}, reverse=True),
    )


def _target(employment, year):
    return target_for(employment, year) if employment else None


def _with_balances(ledger):
    lines, balance = [], Decimal(0)
    for credit in ledger:
        balance += credit.hours
        lines.append(Line(credit.earned_at, credit.title, tidy(credit.hours), tidy(balance), credit.reason))
    return lines
