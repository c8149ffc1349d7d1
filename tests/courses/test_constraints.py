from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from courses.models import CourseCompetency, CourseVersion, Enrolment, StepCompletion
from tests.factories.accounts import make_person
from tests.factories.courses import enrol_learner, make_cohort, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(at):
    return enrol_learner(make_course(), make_person(), at)


def test_a_person_enrols_once_in_a_cohort(enrolment):
    again = Enrolment(learner=enrolment.learner, cohort=enrolment.cohort, version=enrolment.version)

    with pytest.raises(IntegrityError):
        again.save()


def test_a_course_is_not_completed_before_it_was_begun(enrolment, at):
    enrolment.completed_at = at - timedelta(seconds=1)

    with pytest.raises(IntegrityError, match="enrolment_completed_after_enrolled"):
        enrolment.save()


def test_a_course_is_not_left_before_it_was_begun(enrolment, at):
    enrolment.withdrawn_at = at - timedelta(seconds=1)

    with pytest.raises(IntegrityError, match="enrolment_withdrawn_after_enrolled"):
        enrolment.save()


def test_a_course_is_not_both_completed_and_left(enrolment, at):
    enrolment.completed_at = enrolment.withdrawn_at = at

    with pytest.raises(IntegrityError, match="enrolment_completed_or_withdrawn"):
        enrolment.save()


def test_a_step_is_completed_once(enrolment, at):
    completion = {"enrolment": enrolment, "step_key": uuid4(), "completed_at": at}
    StepCompletion.objects.create(**completion)

    with pytest.raises(IntegrityError):
        StepCompletion.objects.create(**completion)


def test_a_cohort_closes_after_it_opens(at):
    course = make_course(open=False)

    with pytest.raises(IntegrityError, match="cohort_closes_after_opening"):
        make_cohort(course, opens_at=at, closes_at=at)


def test_a_cohort_has_its_name_once_in_a_course():
    course = make_course(open=False)
    make_cohort(course, "Angkatan I")

    with pytest.raises(IntegrityError):
        make_cohort(course, "Angkatan I")


def test_two_courses_may_name_their_cohorts_alike():
    make_cohort(make_course(open=False), "Angkatan I")

    assert make_cohort(make_course(open=False), "Angkatan I").pk


def test_versions_count_from_one(enrolment):
    CourseVersion.objects.filter(pk=enrolment.version_id)

    with pytest.raises(IntegrityError, match="course_version_number_from_1"):
        CourseVersion.objects.filter(pk=enrolment.version_id).update(number=0)


def test_a_course_names_a_competency_once():
    proof = CourseCompetency.objects.get(page=make_course())

    with pytest.raises(IntegrityError):
        CourseCompetency.objects.create(page=proof.page, competency=proof.competency, level=2)
