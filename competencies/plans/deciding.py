"""The way of a plan: draft, asked, agreed or returned, done. Each move leaves a row that is never changed."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts import audit
from competencies.advice.offers import completions
from competencies.models import DevelopmentPlan, PlanMove
from competencies.plans.signals import announce
from competencies.plans.spreading import open_years
from competencies.plans.steps import PlanIsNotEditable, YearIsClosed, locked

Status, Kind = DevelopmentPlan.Status, PlanMove.Kind


class PlanIsEmpty(Exception):
    """There is nothing in the plan that a superior could agree to."""


class NoSuperior(Exception):
    """Nobody is recorded who could agree."""


class NotTheSuperior(Exception):
    """Somebody else is recorded as the superior, or the session is one in which nobody leads anybody."""


class PlanChanged(Exception):
    """Since the superior opened it, the plan was taken back, asked anew or decided."""


class ReasonMissing(Exception):
    """A plan is only returned with words about what to change."""


class StepsAreOpen(Exception):
    """A plan is done when each of its steps is."""


def superior_of(person):
    """Who agrees to this person's plan; None where nobody is recorded, or only somebody whose account is closed."""
    employment = person.current_employment()
    superior = employment.superior if employment else None
    return superior if superior and superior.is_active else None


def may_decide(plan, user):
    return superior_of(plan.person) == user and not user.has_laid_down_powers


@transaction.atomic
def ask(*, plan, at) -> DevelopmentPlan:
    """Ask the superior to agree. Asked already, nothing changes."""
    plan = locked(plan)
    if plan.status == Status.ASKED:
        return plan
    if not plan.is_editable:
        raise PlanIsNotEditable(f"The plan {plan} is {plan.status}.")
    if plan.year not in open_years(timezone.localdate(at)):
        raise YearIsClosed(f"The year of the plan {plan} is over.")
    if not plan.steps.filter(removed_at=None).exists():
        raise PlanIsEmpty(f"The plan {plan} has no step.")
    if superior_of(plan.person) is None:
        raise NoSuperior(f"{plan.person} has no superior.")
    return _move(plan, Kind.ASKED, by=plan.person, at=at, status=Status.ASKED, asked_at=at, note="")


@transaction.atomic
def withdraw(*, plan, at) -> DevelopmentPlan:
    """Take the question back to change something. A draft stays as it is."""
    plan = locked(plan)
    if plan.status == Status.DRAFT:
        return plan
    if plan.status != Status.ASKED:
        raise PlanIsNotEditable(f"The plan {plan} is {plan.status}.")
    return _move(plan, Kind.WITHDRAWN, by=plan.person, at=at, status=Status.DRAFT)


@transaction.atomic
def decide(*, plan, by, agrees, note="", asked_at: datetime.datetime, at) -> DevelopmentPlan:
    """Agree, or return the plan with words. `asked_at` says which asking the superior read; the same decision sent
    twice counts once."""
    plan = locked(plan)
    wanted = Status.AGREED if agrees else Status.RETURNED
    if plan.asked_at == asked_at and plan.status == wanted and plan.decided_by_id == by.pk:
        return plan
    if not may_decide(plan, by):
        raise NotTheSuperior(f"{by} does not decide on the plan {plan}.")
    if plan.status != Status.ASKED or plan.asked_at != asked_at:
        raise PlanChanged(f"The plan {plan} is {plan.status}, asked at {plan.asked_at}.")
    if not agrees and not note.strip():
        raise ReasonMissing("Say what to change.")
    kind = Kind.AGREED if agrees else Kind.RETURNED
    note = note.strip()
    return _move(plan, kind, by=by, at=at, said=note, status=wanted, note=note, decided_at=at, decided_by=by)


@transaction.atomic
def reopen(*, plan, at) -> DevelopmentPlan:
    """What was agreed becomes a draft again, to be agreed anew. What was agreed before stays in the history."""
    plan = locked(plan)
    if plan.status == Status.DRAFT:
        return plan
    if plan.status != Status.AGREED:
        raise PlanIsNotEditable(f"The plan {plan} is {plan.status}.")
    if plan.year not in open_years(timezone.localdate(at)):
        raise YearIsClosed(f"The year of the plan {plan} is over.")
    return _move(
        plan, Kind.REOPENED, by=plan.person, at=at, status=Status.DRAFT, note="", decided_at=None, decided_by=None
    )


@transaction.atomic
def finish(*, plan, at) -> DevelopmentPlan:
    """Close an agreed plan of which every step is done. Courses keep the day on which they were completed."""
    plan = locked(plan)
    if plan.status == Status.DONE:
        return plan
    if plan.status != Status.AGREED:
        raise PlanIsNotEditable(f"The plan {plan} is {plan.status}.")
    completed = completions(person=plan.person)
    steps = list(plan.steps.filter(removed_at=None))
    for step in steps:
        step.done_at = step.done_at or completed.get(step.course_key)
    if not all(step.done_at for step in steps):
        raise StepsAreOpen(f"The plan {plan} has steps that are not done.")
    for step in steps:
        step.save(update_fields=["done_at"])
    return _move(plan, Kind.DONE, by=plan.person, at=at, status=Status.DONE, done_at=at)


def _move(plan, kind, *, by, at, said="", **facts):
    for name, value in facts.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(facts))
    move = plan.moves.create(kind=kind, by=by, note=said, at=at)
    audit.record(f"plan.{kind}", actor=by, subject=plan.person, target=str(plan.year), reason=said)
    announce(move)
    return plan
