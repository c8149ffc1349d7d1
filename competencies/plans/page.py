"""What the page of a plan shows, to the person and to those who may read it."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import RoleAssignment
from competencies.advice import offers
from competencies.models import DevelopmentPlan, PlanStep, ProficiencyLevel
from competencies.plans.advised import named_level
from competencies.plans.deciding import superior_of

Status = DevelopmentPlan.Status
TONES = {
    Status.DRAFT: "",
    Status.ASKED: "info",
    Status.RETURNED: "warning",
    Status.AGREED: "success",
    Status.DONE: "success",
}
MOST_NAMED = 3


@dataclass(frozen=True)
class StepRow:
    step: PlanStep
    done_at: datetime.datetime | None
    is_overdue: bool
    url: str
    level: str


@dataclass(frozen=True)
class PlanPage:
    plan: DevelopmentPlan
    rows: list[StepRow]
    moves: list

    @property
    def done(self):
        return sum(row.done_at is not None for row in self.rows)

    @property
    def overdue(self):
        return sum(row.is_overdue for row in self.rows)

    @property
    def is_all_done(self):
        return bool(self.rows) and self.done == len(self.rows)

    @property
    def tone(self):
        return TONES[self.plan.status]


def plan_page(*, plan, at, today) -> PlanPage:
    """Four queries: steps, completions, names of levels, moves."""
    steps = list(
        plan.steps.filter(removed_at=None).select_related("competency__framework", "form").order_by("due_on", "pk")
    )
    completed = offers.completions(person=plan.person)
    addresses = {offer.key: offer.url for offer in offers.offers(at=at)}
    levels = _level_names(steps)
    return PlanPage(
        plan=plan,
        rows=[_row(step, completed, addresses, levels, today) for step in steps],
        moves=list(plan.moves.select_related("by")),
    )


def _row(step, completed, addresses, levels, today):
    done_at = step.done_at or completed.get(step.course_key)
    return StepRow(
        step=step,
        done_at=done_at,
        is_overdue=done_at is None and step.due_on < today,
        url=addresses.get(step.course_key, ""),
        level=_level_in_words(step, levels),
    )


def _level_in_words(step, levels):
    if step.target_level is None:
        return ""
    return named_level(step.target_level, levels.get((step.competency.framework_id, step.target_level), ""))


def _level_names(steps):
    frameworks = {step.competency.framework_id for step in steps if step.competency}
    if not frameworks:
        return {}
    levels = ProficiencyLevel.objects.filter(framework__in=frameworks)
    return {(level.framework_id, level.number): level.name for level in levels}


def printed_facts(plan):
    """(term, value) of the head of a printed plan."""
    employment = plan.person.current_employment()
    day = date_format(localtime(plan.decided_at), "DATE_FORMAT") if plan.decided_at else ""
    return [
        (_("Name"), plan.person.name_with_titles),
        (_("NIP or NI PPPK"), employment.grouped_number if employment else ""),
        (_("Position"), employment.position_title if employment else ""),
        (_("Work unit"), employment.unit.name if employment else ""),
        (_("Status"), capfirst(plan.get_status_display())),
        (_("Answer of the superior"), f"{plan.decided_by.name_with_titles}, {day}" if plan.decided_by else day),
        (_("Note"), plan.note),
    ]


@dataclass(frozen=True)
class Agreeing:
    """Who agrees to the person's plans; with nobody recorded, whom to ask to record somebody."""

    superior: object | None
    officers: list[str]


def agreeing(person):
    superior = superior_of(person)
    return Agreeing(superior, [] if superior else _officers_of(person))


def _officers_of(person):
    """The nearest HR officers of the person's unit."""
    employment = person.current_employment()
    if employment is None:
        return []
    paths = [*employment.unit.paths_above, employment.unit.path]
    held = RoleAssignment.objects.active().filter(role=RoleAssignment.Role.HR_OFFICER, unit__path__in=paths)
    names = held.order_by("-unit__depth", "user__full_name").values_list("user__full_name", flat=True)
    return list(dict.fromkeys(names[:MOST_NAMED]))
