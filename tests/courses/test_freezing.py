from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from courses import services, tasks
from courses.models import CourseVersion
from tests.factories.courses import SAFETY, make_course, make_lesson, make_module, publish

pytestmark = pytest.mark.django_db


def test_publishing_a_course_freezes_what_it_demands():
    course = make_course("Aman Digital", lessons=2, hours=20)

    version = CourseVersion.objects.get(course_key=course.translation_key)

    assert (version.number, version.code, version.title, version.hours) == (1, course.code, "Aman Digital", 20)
    assert [step["title"] for step in version.steps()] == ["Pelajaran 1", "Pelajaran 2"]
    assert version.spec["competencies"] == [{"framework": SAFETY[0], "code": SAFETY[1], "level": SAFETY[2]}]
    assert version.spec["pass_mark"] == 70


def test_the_keys_of_a_version_are_the_translation_keys_of_its_pages():
    course = make_course(lessons=1)
    module = course.get_children().get()
    lesson = module.get_children().get()

    spec = CourseVersion.objects.get().spec

    assert spec["modules"][0]["key"] == str(module.translation_key)
    assert spec["modules"][0]["steps"][0]["key"] == str(lesson.translation_key)


def test_publishing_the_same_course_again_makes_no_new_version():
    course = make_course()

    publish(course)

    assert CourseVersion.objects.count() == 1


@pytest.mark.parametrize("change", [{"title": "Judul baru"}, {"hours": 30}, {"pass_mark": 80}])
def test_publishing_a_changed_course_makes_version_two(change):
    course = make_course()

    for name, value in change.items():
        setattr(course, name, value)
    publish(course)

    latest = CourseVersion.objects.latest_of(course.translation_key)
    assert latest.number == 2


def test_going_back_to_an_earlier_state_makes_a_version_of_its_own():
    course = make_course(hours=20)

    for hours in (30, 20):
        course.hours = hours
        publish(course)

    assert CourseVersion.objects.latest_of(course.translation_key).number == 3


def test_a_new_lesson_joins_the_course_when_the_course_is_published():
    course = make_course(lessons=1)
    make_lesson(course.get_children().get(), "Tambahan")
    before = CourseVersion.objects.latest_of(course.translation_key)

    publish(course)

    assert len(before.steps()) == 1
    assert [step["title"] for step in CourseVersion.objects.latest_of(course.translation_key).steps()] == [
        "Pelajaran 1",
        "Tambahan",
    ]


def test_drafts_of_lessons_and_modules_stay_out_of_a_version():
    course = make_course(lessons=1, published=False)
    make_lesson(course.get_children().get(), "Konsep", live=False)
    make_lesson(make_module(course, "Modul konsep", live=False), "Di bawah konsep")

    publish(course)

    version = CourseVersion.objects.get()
    assert [module["title"] for module in version.spec["modules"]] == ["Modul 1"]
    assert [step["title"] for step in version.steps()] == ["Pelajaran 1"]


def test_a_draft_of_the_course_freezes_nothing():
    course = make_course(hours=20)

    course.hours = 30
    course.save_revision()

    assert CourseVersion.objects.get().hours == 20


def test_a_course_published_by_schedule_is_frozen_too():
    course = make_course(published=False)
    course.go_live_at = timezone.now() - timezone.timedelta(minutes=1)
    course.save_revision(approved_go_live_at=course.go_live_at)

    tasks.publish_scheduled_pages()

    course.refresh_from_db()
    assert course.live
    assert CourseVersion.objects.filter(course_key=course.translation_key).count() == 1


def test_the_schedule_may_run_twice():
    make_course()

    call_command("publish_scheduled")
    tasks.publish_scheduled_pages()

    assert CourseVersion.objects.count() == 1


def test_freezing_answers_with_the_version_that_holds(at):
    course = make_course()

    version = services.freeze_course(page=course, at=at)

    assert version == CourseVersion.objects.get()


def test_the_database_keeps_version_numbers_apart(at):
    version = services.freeze_course(page=make_course(), at=at)
    version.pk, version.public_id = None, uuid4()

    with pytest.raises(IntegrityError, match=r"course_version_number_once|course_key"):
        version.save(force_insert=True)


def test_a_form_of_training_other_than_e_learning_is_frozen_by_its_code():
    usual, guidance = make_course(), make_course(siasn_training_type=8)

    assert "form" not in CourseVersion.objects.latest_of(usual.translation_key).spec
    assert CourseVersion.objects.latest_of(guidance.translation_key).spec["form"] == "KL10"
