"""The plans of many people in a year: for superiors their team, for HR officers a unit."""

from dataclasses import dataclass

from accounts.models import Employment
from competencies.advice.offers import completions_of
from competencies.models import DevelopmentPlan, PlanStep
from competencies.plans.page import TONES

Status = DevelopmentPlan.Status
# What waits for the reader comes first.
ORDER = [Status.ASKED, Status.RETURNED, None, Status.DRAFT, Status.AGREED, Status.DONE]


@dataclass(frozen=True)
class PersonRow:
    employment: Employment
    plan: DevelopmentPlan | None
    steps: int
    done: int
    overdue: int

    @property
    def person(self):
        return self.employment.user

    @property
    def status(self):
        return self.plan.status if self.plan else None

    @property
    def tone(self):
        return TONES[self.plan.status] if self.plan else ""

    @property
    def is_readable(self):
        return self.plan is not None and self.plan.status != Status.DRAFT


def team_rows(*, superior, year, today):
    """One row for each person of the team, what waits for an answer first. Four queries."""
    led = Employment.objects.current().led_by(superior)
    rows = rows_of(led.select_related("user", "unit").order_by("user__full_name", "user_id"), year=year, today=today)
    return sorted(rows, key=lambda row: ORDER.index(row.status))


def rows_of(employments, *, year, today):
    """In the order of `employments`. Of drafts only that they exist is told, not how far they are."""
    employments = list(employments)
    people = [employment.user_id for employment in employments]
    plans = {plan.person_id: plan for plan in DevelopmentPlan.objects.filter(person__in=people, year=year)}
    steps = _steps([plan.pk for plan in plans.values() if plan.status != Status.DRAFT])
    completed = completions_of(people) if steps else {}
    return [_row(employment, plans.get(employment.user_id), steps, completed, today) for employment in employments]


def _row(employment, plan, steps, completed, today):
    mine = steps.get(plan.pk, ()) if plan else ()
    open_days = [
        due_on for course, due_on, done_at in mine if not (done_at or completed.get((employment.user_id, course)))
    ]
    return PersonRow(
        employment=employment,
        plan=plan,
        steps=len(mine),
        done=len(mine) - len(open_days),
        overdue=sum(due_on < today for due_on in open_days),
    )


def _steps(plans):
    steps = {}
    if plans:
        rows = PlanStep.objects.filter(plan__in=plans, removed_at=None)
        for plan, *facts in rows.values_list("plan", "course_key", "due_on", "done_at"):
            steps.setdefault(plan, []).append(facts)
    return steps
