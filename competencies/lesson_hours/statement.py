"""A person's lesson hours (JP): the year against its target, and the ledger as a statement with balances."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import localize
from django.utils.translation import gettext as _

from competencies.ledger.proof_links import ProofLink, links_of
from competencies.lesson_hours.explaining import in_words
from competencies.lesson_hours.figures import tidy
from competencies.lesson_hours.targets import target_for
from competencies.models import HoursCredit, HoursTarget
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
    """`balance` is the year's total after this line; `is_standing` says that no later line takes it back."""

    credit: HoursCredit
    hours: Decimal
    balance: Decimal
    is_standing: bool
    proof: ProofLink | None = None

    @property
    def title(self):
        return self.credit.title

    @property
    def form(self):
        return self.credit.form.name if self.credit.form_id else ""

    @property
    def how(self):
        """Sentences; none for lines from before the reckoning was kept."""
        return in_words(self.credit.reckoning.get("steps", []))

    @property
    def rule(self):
        return str(self.credit.rule)

    @property
    def is_reversal(self):
        return self.credit.reverses_id is not None


@dataclass(frozen=True)
class Statement:
    """A year of the ledger, oldest line first. `years` are those that can be chosen, the latest first.

    `standing` are the credits of all years that no line takes back.
    """

    summary: HoursOfYear
    lines: list
    years: list
    standing: list

    @property
    def total(self):
        return tidy(self.summary.hours)


def hours_of_year(*, person, employment, year):
    """The summary alone, for pages that show no lines."""
    return HoursOfYear(year, HoursCredit.objects.of(person).in_year(year).total(), _target(employment, year))


def statement(*, person, employment, year, this_year, is_own=True):
    """`year` or, where it is None, `this_year`. A lifetime of lines is short enough to be read at once."""
    ledger = list(HoursCredit.objects.of(person).select_related("form", "rule").order_by("earned_at", "pk"))
    taken_back = {credit.reverses_id for credit in ledger}
    shown = this_year if year is None else year
    lines = _lines([credit for credit in ledger if credit.year == shown], taken_back, is_own)
    total = lines[-1].balance if lines else Decimal(0)
    return Statement(
        summary=HoursOfYear(shown, total, _target(employment, shown)),
        lines=lines,
        years=sorted({this_year, shown, *(credit.year for credit in ledger)}, reverse=True),
        standing=[credit for credit in ledger if credit.hours > 0 and credit.pk not in taken_back],
    )


def _target(employment, year):
    return target_for(employment, year) if employment else None


def _lines(ledger, taken_back, is_own):
    proofs = links_of(ledger, is_own=is_own)
    lines, balance = [], Decimal(0)
    for credit in ledger:
        balance += credit.hours
        lines.append(
            Line(
                credit=credit,
                hours=tidy(credit.hours),
                balance=tidy(balance),
                is_standing=credit.hours > 0 and credit.pk not in taken_back,
                proof=proofs.get((credit.source_kind, credit.source_key)),
            )
        )
    return lines
