"""What comes into a plan, changes there, and goes out again."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction

from competencies.models import Competency, DevelopmentPlan, PlanStep
from competencies.plans import deciding, steps
from competencies.plans.steps import CourseChoice
from tests.factories.accounts import make_person
from tests.factories.courses import make_course
from tests.factories.plans import (
    LAST_DAY,
    YEAR,
    add_activity,
    add_course,
    make_agreed,
    make_asked,
    make_plan,
    make_team,
    training_form,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


def titles(person):
    return list(PlanStep.objects.filter(plan__person=person, removed_at=None).values_list("title", flat=True))


def choices(number):
    return [CourseChoice(key=uuid.uuid4(), title=f"Kursus {place}") for place in range(number)]


def test_courses_come_in_with_deadlines_over_what_is_left_of_the_year(person, at):
    added = steps.add_courses(person=person, year=YEAR, choices=choices(2), at=at)

    assert [step.due_on for step in added] == [datetime.date(2026, 12, 11), LAST_DAY]


def test_adding_the_same_courses_again_adds_nothing_and_moves_no_deadline(person, at):
    three = choices(3)
    steps.add_courses(person=person, year=YEAR, choices=three[:2], at=at)

    added = steps.add_courses(person=person, year=YEAR, choices=three, at=at)

    assert [step.title for step in added] == ["Kursus 2"]
    assert PlanStep.objects.count() == 3


def test_a_course_that_was_removed_may_come_in_again(person, at):
    one = choices(1)
    (step,) = steps.add_courses(person=person, year=YEAR, choices=one, at=at)
    steps.remove_step(step=step, at=at)
    steps.remove_step(step=step, at=at)

    assert len(steps.add_courses(person=person, year=YEAR, choices=one, at=at)) == 1


def test_an_activity_sent_twice_comes_in_once(person, at):
    key = uuid.uuid4()

    first, second = (add_activity(person, at, key=key) for _time in range(2))

    assert first == second
    assert titles(person) == ["Mendampingi tim data"]


def test_a_key_that_somebody_else_has_adds_a_step_of_ones_own(person, at):
    theirs = add_activity(make_person("Budi Santoso"), at)

    mine = add_activity(person, at, key=theirs.public_id)

    assert mine.public_id != theirs.public_id
    assert mine.plan.person == person


@pytest.mark.parametrize("due_on", [datetime.date(2026, 11, 20), datetime.date(2027, 1, 1)])
def test_nothing_is_due_in_the_past_or_in_another_year(person, at, due_on):
    with pytest.raises(steps.DueOutsidePlan):
        add_activity(person, at, due_on=due_on)

    step = add_activity(person, at)
    with pytest.raises(steps.DueOutsidePlan):
        steps.change_step(step=step, due_on=due_on, at=at)


@pytest.mark.parametrize("year", [2025, 2028])
def test_plans_are_made_for_this_year_and_the_next(person, at, year):
    with pytest.raises(steps.YearIsClosed):
        make_plan(person, at, year=year)


def test_the_plan_of_a_year_is_begun_once(person, at):
    assert make_plan(person, at) == make_plan(person, at)
    assert make_plan(person, at, year=2027) != make_plan(person, at)


def test_while_the_superior_reads_it_and_after_they_agreed_nothing_comes_or_goes(at):
    person, superior = make_team()
    plan = make_asked(person, at)
    (step,) = plan.steps.all()
    acts = [
        lambda: add_activity(person, at),
        lambda: steps.add_courses(person=person, year=YEAR, choices=choices(1), at=at),
        lambda: steps.change_step(step=step, due_on=LAST_DAY, at=at),
        lambda: steps.remove_step(step=step, at=at),
    ]

    for act in acts:
        with pytest.raises(steps.PlanIsNotEditable):
            act()
    deciding.decide(plan=plan, by=superior, agrees=True, asked_at=plan.asked_at, at=at)
    for act in acts:
        with pytest.raises(steps.PlanIsNotEditable):
            act()
    assert titles(person) == ["Mendampingi tim data"]


def test_an_activity_is_ticked_by_hand_and_unticked_also_when_agreed(at):
    plan = make_agreed(*make_team(), at)
    (step,) = plan.steps.all()

    steps.tick_step(step=step, is_done=True, at=at)
    steps.tick_step(step=step, is_done=True, at=at + datetime.timedelta(days=1))
    ticked_at = PlanStep.objects.get().done_at
    steps.tick_step(step=step, is_done=False, at=at)

    assert ticked_at == at
    assert PlanStep.objects.get().done_at is None


def test_a_course_is_not_ticked_by_hand(person, at):
    (step,) = add_course(person, at, course=make_course())

    with pytest.raises(steps.DoneByCourse):
        steps.tick_step(step=step, is_done=True, at=at)


@pytest.mark.parametrize(
    "wrong",
    [
        {"course_key": uuid.uuid4()},
        {"form": None},
        {"target_level": 2},
        {"target_level": 0, "competency": True},
    ],
)
def test_the_database_refuses_a_step_that_is_neither_course_nor_activity_or_has_a_level_of_nothing(person, at, wrong):
    facts = {"form": training_form(), "course_key": None, **wrong}
    if wrong.get("competency"):
        facts["competency"] = Competency.objects.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_plan(person, at).steps.create(title="Apa saja", due_on=LAST_DAY, added_at=at, **facts)


def test_the_database_keeps_one_plan_a_year_and_a_course_once_in_it(person, at):
    plan = make_plan(person, at)
    add_course(person, at, course=(course := make_course()))

    with pytest.raises(IntegrityError), transaction.atomic():
        DevelopmentPlan.objects.create(person=person, year=YEAR, created_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.steps.create(title="Lagi", course_key=course.translation_key, due_on=LAST_DAY, added_at=at)
