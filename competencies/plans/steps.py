"""What stands in a development plan: courses and other activities, added, changed, taken out and ticked off.

Steps come and go while the plan is a draft or was returned. Whoever has one that is agreed opens it first.
"""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from competencies.models import DevelopmentPlan, PlanStep
from competencies.plans.spreading import days_of, open_years, spread


class PlanIsNotEditable(Exception):
    """The superior is reading it, has agreed, or it is done."""


class YearIsClosed(Exception):
    """Plans are made for this year and the next only."""


class DueOutsidePlan(Exception):
    """The day is past, or not in the year of the plan."""


class DoneByCourse(Exception):
    """A course counts as done when it is completed, not by hand."""


@dataclass(frozen=True, kw_only=True)
class CourseChoice:
    """A course to put into a plan, with the words why."""

    key: uuid.UUID
    title: str
    reason: str = ""
    competency: int | None = None
    level: int | None = None


def plan_of(*, person, year, at) -> DevelopmentPlan:
    """The person's plan of the year, begun as a draft where there is none."""
    _check_year(year, timezone.localdate(at))
    plan, _created = DevelopmentPlan.objects.get_or_create(person=person, year=year, defaults={"created_at": at})
    return plan


@transaction.atomic
def add_courses(*, person, year, choices, at) -> list[PlanStep]:
    """Put courses into the plan with deadlines over what is left of the year. Those in it stay as they are.

    Returns the new steps.
    """
    plan = locked(plan_of(person=person, year=year, at=at))
    _check_editable(plan)
    known = set(plan.steps.filter(removed_at=None).values_list("course_key", flat=True))
    wanted = [choice for choice in choices if choice.key not in known]
    if not wanted:
        return []
    days = spread(len(wanted), *days_of(year, timezone.localdate(at)))
    steps = [_course_step(plan, choice, day, at) for choice, day in zip(wanted, days, strict=True)]
    return PlanStep.objects.bulk_create(steps)


@transaction.atomic
def add_activity(*, person, year, key, form, title, competency, level, due_on, at) -> PlanStep:
    """`key` is made with the form on the page, so that one that is sent twice adds one activity."""
    plan = locked(plan_of(person=person, year=year, at=at))
    known = PlanStep.objects.filter(public_id=key).first()
    if known and known.plan_id == plan.pk:
        return known
    _check_editable(plan)
    _check_due(plan, due_on, at)
    # A key that a step of somebody else has is no reason to tell that there is one.
    key = uuid.uuid4() if known else key
    facts = {"form": form, "title": title, "competency": competency, "target_level": level, "due_on": due_on}
    return plan.steps.create(public_id=key, added_at=at, **facts)


@transaction.atomic
def change_step(*, step, at, **facts) -> PlanStep:
    """`facts` are those of `add_activity`: of a course only `due_on`."""
    plan = locked(step.plan)
    _check_editable(plan)
    _check_due(plan, facts["due_on"], at)
    if "level" in facts:
        facts["target_level"] = facts.pop("level")
    for name, value in facts.items():
        setattr(step, name, value)
    step.save(update_fields=list(facts))
    return step


@transaction.atomic
def remove_step(*, step, at):
    """It stays in the table, for the history. Said again it changes nothing."""
    plan = locked(step.plan)
    step.refresh_from_db(fields=["removed_at"])
    if step.removed_at is None:
        _check_editable(plan)
        step.removed_at = at
        step.save(update_fields=["removed_at"])


@transaction.atomic
def tick_step(*, step, is_done, at):
    """Of activities only. Also while the superior reads the plan: it changes nothing that they agree to."""
    if step.course_key:
        raise DoneByCourse(f"Step {step.public_id} is a course.")
    plan = locked(step.plan)
    if plan.status == DevelopmentPlan.Status.DONE:
        raise PlanIsNotEditable(f"The plan {plan} is done.")
    step.refresh_from_db(fields=["done_at"])
    if is_done != (step.done_at is not None):
        step.done_at = at if is_done else None
        step.save(update_fields=["done_at"])


def locked(plan):
    """The plan as it stands, held until the transaction ends: a decision and an edit at once go one after the other."""
    return DevelopmentPlan.objects.select_for_update(no_key=True, of=["self"]).select_related("person").get(pk=plan.pk)


def _course_step(plan, choice, day, at):
    return PlanStep(
        plan=plan,
        course_key=choice.key,
        title=choice.title[:255],
        reason=choice.reason[:500],
        competency_id=choice.competency,
        target_level=choice.level,
        due_on=day,
        added_at=at,
    )


def _check_editable(plan):
    if not plan.is_editable:
        raise PlanIsNotEditable(f"The plan {plan} is {plan.status}.")


def _check_year(year, today):
    if year not in open_years(today):
        raise YearIsClosed(f"No plan is made for {year} on {today}.")


def _check_due(plan, due_on: datetime.date, at):
    today = timezone.localdate(at)
    _check_year(plan.year, today)
    first, last = days_of(plan.year, today)
    if not first <= due_on <= last:
        raise DueOutsidePlan(f"{due_on} is not from {first} to {last}.")
