"""Two requests of one learner at the same moment, on real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from competencies.models import HoursCredit
from courses import services
from courses.models import Cohort, CourseVersion, Enrolment
from tests.factories.accounts import make_person
from tests.factories.courses import enrol_learner, make_cohort, make_course

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def at_once(*calls):
    """Run the calls in threads that start together; returns what each returned or raised, in order."""
    outcomes = [None] * len(calls)
    start = Barrier(len(calls))

    def run(place, call):
        try:
            start.wait(timeout=10)
            outcomes[place] = call()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


@pytest.mark.parametrize("attempt", range(5))
def test_two_last_steps_at_once_complete_the_course_exactly_once(at, attempt):
    enrolment = enrol_learner(make_course(lessons=2), make_person(), at)
    keys = [step["key"] for step in enrolment.version.steps()]

    at_once(*[lambda key=key: services.complete_step(enrolment=enrolment, step_key=key, at=at) for key in keys])

    enrolment.refresh_from_db()
    assert enrolment.completed_at == at
    assert HoursCredit.objects.count() == 1


def test_the_same_step_sent_twice_at_once_is_recorded_once(at):
    enrolment = enrol_learner(make_course(lessons=1), make_person(), at)
    key = enrolment.version.steps()[0]["key"]

    outcomes = at_once(*[lambda: services.complete_step(enrolment=enrolment, step_key=key, at=at)] * 4)

    assert {outcome.pk for outcome in outcomes} == {enrolment.completions.get().pk}


def test_the_last_place_is_given_once(at):
    cohort = make_cohort(make_course(open=False), quota=1)
    learners = [make_person(), make_person(), make_person()]

    outcomes = at_once(*[lambda each=each: services.enrol(learner=each, cohort=cohort, at=at) for each in learners])

    assert Enrolment.objects.count() == 1
    assert sum(isinstance(outcome, services.CohortFull) for outcome in outcomes) == 2


def test_enrolling_twice_at_once_gives_one_enrolment(at):
    make_course()
    cohort, learner = Cohort.objects.get(), make_person()

    outcomes = at_once(*[lambda: services.enrol(learner=learner, cohort=cohort, at=at)] * 3)

    assert {outcome.pk for outcome in outcomes} == {Enrolment.objects.get().pk}


def test_publishing_twice_at_once_numbers_one_version(at):
    course = make_course(hours=20)
    course.hours = 30
    course.save()

    outcomes = at_once(*[lambda: services.freeze_course(page=course, at=at)] * 3)

    assert {outcome.number for outcome in outcomes} == {2}
    assert CourseVersion.objects.count() == 2
