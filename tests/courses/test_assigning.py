import datetime

import pytest
from django.core import mail

from accounts.models import AuditEntry
from courses.assigning import DayIsOver, TooManyPeople, assign_training, open_cohorts
from courses.models import Cohort, Enrolment, TrainingAssignment
from courses.services import RegistrationClosed
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def course():
    return make_course(lessons=1)


@pytest.fixture
def cohort(course):
    return Cohort.objects.of_course(course.translation_key).get()


@pytest.fixture
def assign(cohort, officer, at):
    def assign(*people, **facts):
        return assign_training(people=people, cohort=cohort, by=officer, at=at, **facts)

    return assign


def test_everybody_is_enrolled_and_finds_the_assignment(assign, unit, officer, at):
    people = [make_person(unit=unit), make_person(unit=unit)]

    done = assign(*people, due_on=datetime.date(2026, 12, 31), note="Kesenjangan keamanan digital")

    assert done.enrolled == people
    assignment = TrainingAssignment.objects.get(enrolment__learner=people[0])
    assert (assignment.assigned_by, assignment.assigned_at) == (officer, at)
    assert (assignment.due_on.isoformat(), assignment.note) == ("2026-12-31", "Kesenjangan keamanan digital")


def test_assigning_again_enrols_nobody_twice_and_keeps_the_first_assignment(assign, unit, at):
    person = make_person(unit=unit)
    assign(person, note="pertama")

    done = assign(person, note="kedua")

    assert (done.enrolled, Enrolment.objects.count()) == ([person], 1)
    assert TrainingAssignment.objects.get().note == "pertama"
    assert AuditEntry.objects.filter(action="training.assigned").count() == 1


def test_who_is_learning_already_keeps_the_enrolment(assign, course, unit, at):
    person = make_person(unit=unit)
    enrolment = enrol_learner(course, person, at - datetime.timedelta(days=3))

    done = assign(person)

    assert (done.enrolled, done.learning_already) == ([], [person])
    assert TrainingAssignment.objects.get().enrolment == enrolment


def test_who_completed_the_course_is_left_alone(assign, course, unit, at):
    person = make_person(unit=unit)
    enrolment = enrol_learner(course, person, at)
    Enrolment.objects.filter(pk=enrolment.pk).update(completed_at=at)

    assert assign(person).completed_already == [person]
    assert not TrainingAssignment.objects.exists()


def test_when_the_places_are_gone_the_others_are_named(assign, cohort, unit):
    Cohort.objects.filter(pk=cohort.pk).update(quota=1)
    first, second = make_person(unit=unit), make_person(unit=unit)

    done = assign(first, second)

    assert (done.enrolled, done.without_place) == ([first], [second])


def test_a_closed_cohort_changes_nothing(assign, cohort, unit, at):
    Cohort.objects.filter(pk=cohort.pk).update(opens_at=at + datetime.timedelta(days=1))

    with pytest.raises(RegistrationClosed):
        assign(make_person(unit=unit))
    assert not Enrolment.objects.exists()


def test_a_day_that_is_over_is_refused(assign, unit):
    with pytest.raises(DayIsOver):
        assign(make_person(unit=unit), due_on=datetime.date(2026, 11, 20))


def test_so_many_that_an_officer_would_wait_are_refused(assign, unit, monkeypatch):
    monkeypatch.setattr("courses.assigning.MOST_AT_ONCE", 1)

    with pytest.raises(TooManyPeople):
        assign(make_person(unit=unit), make_person(unit=unit))


def test_each_is_told_once_by_mail(assign, unit, course, django_capture_on_commit_callbacks):
    person = make_person(unit=unit, email="yuliana@example.go.id")
    with django_capture_on_commit_callbacks(execute=True):
        assign(person, make_person(unit=unit, email=None), due_on=datetime.date(2026, 12, 31))
    with django_capture_on_commit_callbacks(execute=True):
        assign(person)

    (message,) = mail.outbox
    assert message.to == ["yuliana@example.go.id"]
    assert course.title in message.subject
    assert "31 Desember 2026" in message.body


def test_only_cohorts_that_take_registrations_are_found(course, cohort, at):
    assert open_cohorts([course.translation_key], at=at) == {course.translation_key: cohort}

    Cohort.objects.filter(pk=cohort.pk).update(quota=0)

    assert open_cohorts([course.translation_key], at=at) == {}
