"""Development plans, their steps and their way to the superior."""

import datetime
import uuid

from django.utils import timezone

from accounts.services import set_superior
from competencies.models import TrainingForm
from competencies.plans import deciding, steps
from competencies.plans.steps import CourseChoice
from tests.factories.accounts import make_person, make_unit

YEAR = 2026  # of the moment at which most tests work
LAST_DAY = datetime.date(YEAR, 12, 31)


def year_of(at):
    return timezone.localdate(at).year


def make_team(name="Yuliana Wati", unit=None, **fields):
    """(person, superior) of one unit."""
    unit = unit or make_unit("Dinas Kominfo")
    person, superior = make_person(name, unit=unit, **fields), make_person("Sri Mulyati", unit=unit)
    set_superior(user=person, superior=superior)
    person.forget_employment()
    return person, superior


def training_form(code="coaching"):
    return TrainingForm.objects.filter(is_active=True).first() or TrainingForm.objects.create(
        code=code, name_id="Coaching", track=TrainingForm.Track.NON_CLASSICAL
    )


def make_plan(person, at, *, year=None):
    return steps.plan_of(person=person, year=year or year_of(at), at=at)


def add_activity(person, at, *, title="Mendampingi tim data", due_on=None, year=None, key=None, **facts):
    year = year or year_of(at)
    due_on = due_on or datetime.date(year, 12, 31)
    facts = {"form": training_form(), "competency": None, "level": None, **facts}
    return steps.add_activity(
        person=person, year=year, key=key or uuid.uuid4(), title=title, due_on=due_on, at=at, **facts
    )


def add_course(person, at, *, course=None, year=None):
    choice = CourseChoice(key=course.translation_key, title=course.title)
    return steps.add_courses(person=person, year=year or year_of(at), choices=[choice], at=at)


def make_asked(person, at):
    """A plan with one activity, sent to the superior."""
    add_activity(person, at)
    return deciding.ask(plan=make_plan(person, at), at=at)


def make_agreed(person, superior, at):
    plan = make_asked(person, at)
    return deciding.decide(plan=plan, by=superior, agrees=True, asked_at=plan.asked_at, at=at)
