"""A person's figure in the competency dimension of IP-ASN, read from the hours that stand."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competencies.lesson_hours import ip_asn
from competencies.lesson_hours.crediting import COURSE_FORM
from competencies.lesson_hours.figures import tidy
from competencies.models import HoursCredit, ProfessionalismRule
from theme.charts import Meter

# What was taken off or added after the length of the training was known; the index asks how long it was.
AFTER_THE_LENGTH = {"daily_ceiling", "daily_ceiling_shared", "abroad"}
REASONS = {
    "trained_position": gettext_lazy("The position of %(position)s counts as trained."),
    "one": gettext_lazy("“%(title)s”, %(hours)s JP, %(day)s."),
    "together": gettext_lazy("The trainings of this kind have %(hours)s JP together."),
    "too_short": gettext_lazy("The training of this kind has %(hours)s JP, but %(lowest)s JP are asked for."),
    "too_old": gettext_lazy(
        "“%(title)s” ended on %(day)s, and only what was taken in the last %(months)s months counts."
    ),
    "none": gettext_lazy("There is no training of this kind on record."),
}


@dataclass(frozen=True)
class Row:
    """What one indicator gives and why, in words."""

    verdict: ip_asn.Verdict

    @property
    def name(self):
        return self.verdict.indicator.name

    @property
    def note(self):
        return self.verdict.indicator.note

    @property
    def points(self):
        return tidy(self.verdict.points)

    @property
    def highest(self):
        return tidy(self.verdict.indicator.points)

    @property
    def reason(self):
        facts = {name: _shown(value) for name, value in self.verdict.facts.items()}
        return str(REASONS[self.verdict.reason]) % facts


@dataclass(frozen=True)
class Figure:
    """`rule` is the model's row."""

    rule: ProfessionalismRule
    rows: list

    @property
    def points(self):
        return tidy(sum((row.verdict.points for row in self.rows), Decimal(0)))

    @property
    def highest(self):
        return tidy(sum((row.verdict.indicator.points for row in self.rows), Decimal(0)))

    @property
    def meter(self):
        return Meter(self.points, self.highest)

    @property
    def sentence(self):
        facts = {"points": localize(self.points), "highest": localize(self.highest)}
        return _("%(points)s of %(highest)s points.") % facts


def figure_of(*, employment, credits, on):
    """`credits` are lines of the ledger that stand. None without a kind of position or without a rule."""
    kind = employment.position_kind if employment else None
    rule = _rule(employment, on) if kind else None
    if rule is None:
        return None
    group = ip_asn.group_of(kind.code, kind.group)
    indicators = [_indicator(row) for row in rule.indicators.filter(group=group)]
    trainings = [_training(credit) for credit in credits]
    verdicts = ip_asn.judge(indicators, trainings, on=on, position_title=employment.position_title)
    return Figure(rule, [Row(verdict) for verdict in verdicts])


def _rule(employment, on):
    """The rule in force; an agency's own goes before the national one."""
    agency_path = employment.unit.agency_path
    begun = ProfessionalismRule.objects.filter(Q(agency=None) | Q(agency__path=agency_path), valid_from__lte=on)
    return begun.order_by(F("agency").asc(nulls_last=True), "-valid_from", "-version").first()


def _indicator(row):
    return ip_asn.Indicator(
        points=row.points,
        forms=frozenset(row.forms),
        lowest_hours=row.lowest_hours,
        look_back_months=row.look_back_months,
        adds_up=row.adds_up,
        trained_titles=row.trained_titles,
        name=row.name,
        note=row.note,
    )


def _training(credit):
    is_course = credit.source_kind == HoursCredit.Source.COURSE
    form = credit.form.code if credit.form_id else COURSE_FORM if is_course else ""
    ended_on = credit.ended_on or timezone.localdate(credit.earned_at)
    return ip_asn.Training(form, tidy(_length(credit)), ended_on, credit.title)


def _length(credit):
    """The lesson hours that it took, before ceilings of a day and the extra for international ones."""
    steps = [step for step in credit.reckoning.get("steps", ()) if step["code"] not in AFTER_THE_LENGTH]
    return Decimal(str(steps[-1]["facts"]["hours"])) if steps else credit.hours


def _shown(value):
    return date_format(value, "DATE_FORMAT") if hasattr(value, "year") else localize(value)
