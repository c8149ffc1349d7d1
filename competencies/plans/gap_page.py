"""What the page of gaps says: each demand in words, the shortest set of courses, and what no course closes."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competencies.advice.advising import Advice, AdvisedCourse, StaysOpen
from competencies.advice.gaps import Gap, State
from competencies.advice.reading import Standing
from competencies.ledger.levels import counts, last_recent_day
from competencies.models import Competency, PlanStep
from competencies.plans.advised import advice_for, in_words, level_in_words
from competencies.plans.spreading import open_years

LABELS = {
    State.REACHED: gettext_lazy("Reached"),
    State.OUTDATED: gettext_lazy("Proof too old"),
    State.BELOW: gettext_lazy("Below the demand"),
    State.UNPROVED: gettext_lazy("No proof yet"),
}
TONES = {State.REACHED: "success", State.OUTDATED: "warning", State.BELOW: "warning", State.UNPROVED: "danger"}
# More at once is a wall of text on a phone.
REASONS_AT_ONCE = 3
# From this month on people also plan the year to come.
PLANNING_BEGINS = 10


@dataclass(frozen=True)
class GapRow:
    gap: Gap
    competency: Competency
    area: str
    demanded: str
    wished: str
    proved: str
    recency: list[str]

    @property
    def label(self):
        return LABELS[self.gap.state]

    @property
    def tone(self):
        return TONES[self.gap.state]


@dataclass(frozen=True)
class AdvisedRow:
    advised: AdvisedCourse
    reasons: list[str]
    planned_in: list[int]

    @property
    def first_reasons(self):
        return self.reasons[:REASONS_AT_ONCE]

    @property
    def more_reasons(self):
        return self.reasons[REASONS_AT_ONCE:]


@dataclass(frozen=True)
class OpenRow:
    left: StaysOpen
    name: str
    text: str


@dataclass(frozen=True)
class GapPage:
    standing: Standing
    advice: Advice
    rows: list[GapRow]
    advised: list[AdvisedRow]
    stays_open: list[OpenRow]
    years: list[int]

    @property
    def years_to_fill(self):
        """Years whose plan has not all of the advised courses yet."""
        return [year for year in self.years if any(year not in row.planned_in for row in self.advised)]

    @property
    def reached(self):
        return sum(row.gap.state == State.REACHED for row in self.rows)


def gap_page(*, person, at, today):
    standing, advice = advice_for(person=person, at=at, on=today)
    planned = _planned(person, today) if advice.courses else {}
    return GapPage(
        standing=standing,
        advice=advice,
        rows=[_row(standing, gap) for gap in standing.gaps],
        advised=[
            AdvisedRow(
                advised,
                [in_words(standing, closing) for closing in advised.closings],
                sorted(planned.get(advised.offer.key, ())),
            )
            for advised in advice.courses
        ],
        stays_open=[_open_row(standing, left) for left in advice.stays_open],
        years=[year for year in open_years(today) if year == today.year or today.month >= PLANNING_BEGINS],
    )


def _planned(person, today):
    """{course key: years of the plans that have it}."""
    planned = {}
    steps = PlanStep.objects.filter(plan__person=person, plan__year__in=open_years(today), removed_at=None)
    for key, year in steps.filter(course_key__isnull=False).values_list("course_key", "plan__year"):
        planned.setdefault(key, set()).add(year)
    return planned


def _row(standing, gap):
    competency = standing.competencies[gap.competency]
    return GapRow(
        gap=gap,
        competency=competency,
        area=competency.parent.name if competency.parent else competency.framework.name,
        demanded=level_in_words(standing, gap.competency, gap.demand.level),
        wished=_wished(standing, gap),
        proved=level_in_words(standing, gap.competency, gap.level),
        recency=list(_recency(standing, gap)),
    )


def _wished(standing, gap):
    """Only what goes beyond the demand."""
    wished = gap.demand.wished_level
    return level_in_words(standing, gap.competency, wished) if (wished or 0) > gap.demand.level else ""


def _recency(standing, gap):
    """How recent the proof is, how long it counts, and what has run out."""
    months = gap.demand.recent_months
    if gap.best is None:
        yield from _lapsed(standing, gap)
        return
    yield _("Proved on %(day)s: %(source)s.") % {"day": _day(gap.best.earned_on), "source": gap.best.row.source_title}
    if gap.state == State.OUTDATED:
        text = ngettext(
            "Your position demands a proof no older than %(count)s month.",
            "Your position demands a proof no older than %(count)s months.",
            months,
        )
        yield text % {"count": months}
    elif gap.proof:
        last = [day for day in (gap.proof.valid_until, months and last_recent_day(gap.proof.earned_on, months)) if day]
        if last:
            yield _("Counts until %(day)s.") % {"day": _day(min(last))}


def _lapsed(standing, gap):
    """Of proofs that no longer count, the one that ran out last."""
    lapsed = [
        proof
        for proof in standing.proofs.get(gap.competency, ())
        if not proof.is_revoked and proof.valid_until and not counts(proof, standing.on)
    ]
    if lapsed:
        last = max(lapsed, key=lambda proof: proof.valid_until)
        facts = {"day": _day(last.valid_until), "source": last.row.source_title}
        yield _("The proof from %(source)s counted until %(day)s.") % facts


def _open_row(standing, left):
    name = standing.competencies[left.gap.competency].name
    facts = {
        "reachable": level_in_words(standing, left.gap.competency, left.reachable),
        "needed": level_in_words(standing, left.gap.competency, left.gap.demand.level),
        "courses": ", ".join(offer.title for offer in left.completed),
    }
    if left.completed:
        text = _(
            "You completed %(courses)s before, but its proof no longer counts. Ask the organiser for a new cohort or a "
            "refresher."
        )
    elif left.is_partly_closed:
        text = _(
            "The courses lead to %(reachable)s; %(needed)s is demanded. Talk with your superior about an assignment or "
            "another activity."
        )
    else:
        text = _("There is no course for this yet. Talk with your superior or with the training office of your agency.")
    return OpenRow(left, name, text % facts)


def _day(day):
    return date_format(day, "DATE_FORMAT")
