"""Courses under a rule that counts hours of e-learning day by day."""

from datetime import timedelta

import pytest

from competencies.models import HoursCredit
from courses.services import complete_step
from courses.study_days import study_days
from tests.factories.accounts import make_person
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.lesson_hours import make_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def capping_rule():
    return make_rule(
        caps_courses_by_day=True, conversions=[{"form": "NKL03", "measure": "minutes", "daily_ceiling": 3}]
    )


def steps_by_day(course, learner, at):
    """One step a day, the last of them on the last day."""
    enrolment = enrol_learner(course, learner, at)
    for after, step in enumerate(enrolment.version.steps()):
        complete_step(enrolment=enrolment, step_key=step["key"], at=at + timedelta(days=after))
    return HoursCredit.objects.of(learner).get()


def test_usually_all_hours_of_a_course_count_on_one_day(at):
    learner = make_person()

    complete_course(enrol_learner(make_course(hours=20), learner, at), at)

    line = HoursCredit.objects.get()
    assert (line.hours, line.form.code) == (20, "NKL03")


def test_where_days_count_each_gives_3_jp_at_most(capping_rule, at):
    line = steps_by_day(make_course(hours=20, lessons=5), make_person(), at)

    assert line.hours == 15
    assert (line.ended_on - line.started_on).days == 4


def test_seven_days_are_enough_for_20_jp(capping_rule, at):
    assert steps_by_day(make_course(hours=20, lessons=7), make_person(), at).hours == 20


def test_other_forms_count_whole(capping_rule, at):
    assert steps_by_day(make_course(hours=20, siasn_training_type=8), make_person(), at).hours == 20


def test_two_courses_on_the_same_days_share_them(capping_rule, at):
    learner = make_person()
    steps_by_day(make_course(hours=5, lessons=2), learner, at)

    complete_course(enrol_learner(make_course(hours=20), learner, at), at)

    assert HoursCredit.objects.of(learner).total() == 6


def test_the_page_of_a_course_says_how_many_days_it_takes(client, capping_rule):
    client.force_login(make_person())

    shown = client.get(make_course(hours=20).url).content.decode()

    assert "paling sedikit 7" in shown


def test_minutes_fall_on_the_local_days_of_their_steps(at):
    steps = [{"key": "a", "minutes": 30}, {"key": "b", "minutes": 0}, {"key": "c", "minutes": 15}]

    days = study_days(steps, {"a": at, "b": at, "c": at + timedelta(days=1), "gone": at})

    assert days == {at.date(): 31, at.date() + timedelta(days=1): 15}
