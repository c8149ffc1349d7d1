from datetime import timedelta

import pytest

from courses import services
from courses.models import Enrolment
from tests.factories.accounts import make_person
from tests.factories.courses import complete_course, enrol_learner, make_cohort, make_course, publish

pytestmark = pytest.mark.django_db


def test_enrolling_pins_the_latest_version(at):
    course = make_course(hours=20)
    course.hours = 30
    publish(course)

    enrolment = enrol_learner(course, make_person(), at)

    assert (enrolment.version.number, enrolment.version.hours) == (2, 30)
    assert enrolment.enrolled_at == at


def test_an_enrolment_keeps_its_version_when_the_course_changes(at):
    course = make_course(hours=20)
    enrolment = enrol_learner(course, make_person(), at)

    course.hours = 30
    publish(course)

    enrolment.refresh_from_db()
    assert enrolment.version.hours == 20


def test_enrolling_twice_returns_the_same_enrolment(at):
    course, learner = make_course(), make_person()

    first = enrol_learner(course, learner, at)
    second = enrol_learner(course, learner, at + timedelta(days=1))

    assert first == second
    assert second.enrolled_at == at


def test_who_is_still_learning_in_one_cohort_is_not_enrolled_in_another(at):
    course, learner = make_course(), make_person()
    enrolment = enrol_learner(course, learner, at)

    again = services.enrol(learner=learner, cohort=make_cohort(course, "Angkatan II"), at=at)

    assert again == enrolment


def test_who_completed_the_course_may_take_it_again_in_another_cohort(at):
    course, learner = make_course(), make_person()
    complete_course(enrol_learner(course, learner, at), at)

    again = services.enrol(learner=learner, cohort=make_cohort(course, "Angkatan II"), at=at)

    assert not again.is_complete
    assert Enrolment.objects.count() == 2


def test_enrolling_again_does_not_bring_a_withdrawn_learner_back(at):
    course, learner = make_course(), make_person()
    enrolment = enrol_learner(course, learner, at)
    Enrolment.objects.update(withdrawn_at=at)

    again = enrol_learner(course, learner, at)

    assert again == enrolment
    assert again.withdrawn_at == at


@pytest.mark.parametrize(("opens", "closes"), [(1, None), (-2, -1), (-2, 0)], ids=["not yet", "over", "this moment"])
def test_a_cohort_outside_its_registration_window_refuses(at, opens, closes):
    course = make_course(open=False)
    closes_at = None if closes is None else at + timedelta(days=closes)
    cohort = make_cohort(course, opens_at=at + timedelta(days=opens), closes_at=closes_at)

    with pytest.raises(services.RegistrationClosed):
        services.enrol(learner=make_person(), cohort=cohort, at=at)


def test_a_full_cohort_refuses(at):
    cohort = make_cohort(make_course(open=False), quota=1)
    services.enrol(learner=make_person(), cohort=cohort, at=at)

    with pytest.raises(services.CohortFull):
        services.enrol(learner=make_person(), cohort=cohort, at=at)


def test_a_full_cohort_still_answers_its_own_learner(at):
    cohort = make_cohort(make_course(open=False), quota=1)
    learner = make_person()
    enrolment = services.enrol(learner=learner, cohort=cohort, at=at)

    assert services.enrol(learner=learner, cohort=cohort, at=at) == enrolment


def test_a_withdrawn_learner_frees_a_place(at):
    cohort = make_cohort(make_course(open=False), quota=1)
    services.enrol(learner=make_person(), cohort=cohort, at=at)
    Enrolment.objects.update(withdrawn_at=at)

    assert services.enrol(learner=make_person(), cohort=cohort, at=at).withdrawn_at is None


def test_a_course_that_was_never_published_refuses(at):
    course = make_course(published=False)

    with pytest.raises(services.CourseNotPublished):
        enrol_learner(course, make_person(), at)


def test_a_course_that_is_no_longer_published_refuses(at):
    course = make_course()
    course.unpublish()

    with pytest.raises(services.CourseNotPublished):
        enrol_learner(course, make_person(), at)
