from datetime import timedelta
from uuid import uuid4

import pytest

from competencies.models import Evidence, HoursCredit
from courses import services
from courses.models import CoursePage, Enrolment, StepCompletion
from courses.signals import course_completed
from tests.factories.accounts import make_person
from tests.factories.courses import complete_course, enrol_learner, make_course, make_lesson, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def enrolment(at):
    return enrol_learner(make_course("Aman Digital", lessons=2, hours=20), make_person(), at)


@pytest.fixture
def heard():
    """The ids that `course_completed` was sent with."""
    ids = []

    def listen(sender, enrolment_id, **kwargs):
        ids.append(enrolment_id)

    course_completed.connect(listen)
    yield ids
    course_completed.disconnect(listen)


def key(enrolment, place):
    return enrolment.version.steps()[place]["key"]


def test_a_step_is_recorded_with_what_was_read(enrolment, at):
    services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at, content_checksum="abc")

    completion = StepCompletion.objects.get()
    assert (str(completion.step_key), completion.completed_at) == (key(enrolment, 0), at)
    assert completion.content_checksum == "abc"


def test_a_step_completed_twice_keeps_its_first_time(enrolment, at):
    first = services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)
    second = services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at + timedelta(hours=1))

    assert first == second
    assert second.completed_at == at


def test_a_step_of_another_course_is_refused(enrolment, at):
    with pytest.raises(services.StepNotInCourse):
        services.complete_step(enrolment=enrolment, step_key=uuid4(), at=at)


def test_a_withdrawn_learner_completes_nothing(enrolment, at):
    Enrolment.objects.update(withdrawn_at=at)

    with pytest.raises(services.EnrolmentWithdrawn):
        services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)


def test_some_steps_do_not_complete_the_course(enrolment, at):
    services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)

    enrolment.refresh_from_db()
    assert not enrolment.is_complete
    assert not Evidence.objects.exists()
    assert not HoursCredit.objects.exists()


def test_the_last_required_step_completes_the_course(enrolment, at):
    complete_course(enrolment, at)

    assert enrolment.completed_at == at


def test_an_optional_step_is_not_waited_for(at):
    course = make_course(lessons=1)
    make_lesson(course.get_children().get(), "Bacaan tambahan", is_required=False)
    publish(course)
    enrolment = enrol_learner(course, make_person(), at)

    services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)

    enrolment.refresh_from_db()
    assert enrolment.is_complete


def test_an_optional_step_done_later_does_not_complete_the_course_again(at, heard, django_capture_on_commit_callbacks):
    course = make_course(lessons=1)
    make_lesson(course.get_children().get(), "Bacaan tambahan", is_required=False)
    publish(course)
    enrolment = enrol_learner(course, make_person(), at)

    with django_capture_on_commit_callbacks(execute=True):
        services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)
        services.complete_step(enrolment=enrolment, step_key=key(enrolment, 1), at=at + timedelta(days=400))

    enrolment.refresh_from_db()
    assert enrolment.completed_at == at
    assert heard == [enrolment.pk]


def test_completing_writes_evidence_for_each_competency(enrolment, at):
    complete_course(enrolment, at)

    evidence = Evidence.objects.get()
    assert (evidence.person, evidence.competency.code, evidence.level) == (enrolment.learner, "AMAN.3", 3)
    assert (evidence.source_key, evidence.source_title) == (enrolment.public_id, "Aman Digital")
    assert evidence.earned_at == at


def test_completing_credits_the_hours_of_the_pinned_version(enrolment, at):
    complete_course(enrolment, at)

    credit = HoursCredit.objects.get()
    assert (credit.person, credit.hours, credit.year) == (enrolment.learner, 20, 2026)
    assert credit.source_key == enrolment.public_id


def test_completing_again_writes_nothing_more(enrolment, at):
    complete_course(enrolment, at)
    complete_course(enrolment, at + timedelta(days=1))

    assert enrolment.completed_at == at
    assert Evidence.objects.count() == 1
    assert HoursCredit.objects.count() == 1


def test_a_later_edit_of_the_course_does_not_change_what_completing_is_worth(enrolment, at):
    course = CoursePage.objects.get()
    course.hours = 99
    make_lesson(course.get_children().get(), "Tambahan")
    publish(course)

    complete_course(enrolment, at)

    assert enrolment.is_complete
    assert HoursCredit.objects.get().hours == 20


def test_completion_is_told_once_after_the_commit(enrolment, at, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        complete_course(enrolment, at)
        assert heard == []

    assert heard == [enrolment.pk]


def test_a_listener_that_fails_does_not_undo_the_completion(enrolment, at, django_capture_on_commit_callbacks):
    def fail(sender, **kwargs):
        raise RuntimeError("somebody above is broken")

    course_completed.connect(fail)
    with django_capture_on_commit_callbacks(execute=True):
        complete_course(enrolment, at)
    course_completed.disconnect(fail)

    assert enrolment.is_complete


def test_moving_to_the_latest_version_keeps_what_is_done(enrolment, at):
    services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)
    course = CoursePage.objects.get()
    make_lesson(course.get_children().get(), "Tambahan")
    publish(course)

    services.move_to_latest_version(enrolment=enrolment, at=at)

    enrolment.refresh_from_db()
    assert enrolment.version.number == 2
    assert enrolment.completions.count() == 1


def test_moving_to_a_version_whose_steps_are_all_done_completes_the_course(enrolment, at):
    services.complete_step(enrolment=enrolment, step_key=key(enrolment, 0), at=at)
    course = CoursePage.objects.get()
    course.get_children().get().get_children().last().unpublish()
    publish(course)

    services.move_to_latest_version(enrolment=enrolment, at=at)

    enrolment.refresh_from_db()
    assert enrolment.completed_at == at
    assert HoursCredit.objects.count() == 1


def test_a_completed_enrolment_keeps_the_version_it_was_completed_in(enrolment, at):
    complete_course(enrolment, at)
    course = CoursePage.objects.get()
    course.hours = 99
    publish(course)

    services.move_to_latest_version(enrolment=enrolment, at=at)

    enrolment.refresh_from_db()
    assert enrolment.version.number == 1
