"""What learners send: enrolling, marking a lesson as done, moving to the newer version."""

from uuid import uuid4

import pytest

from courses.models import Enrolment, LessonPage, StepCompletion
from tests.factories.accounts import make_person
from tests.factories.courses import LONG_AGO, enrol_learner, make_cohort, make_course, make_lesson, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_course("Aman Digital", lessons=2)


@pytest.fixture
def learner(client):
    person = make_person()
    client.force_login(person)
    return person


def enrol(client, course):
    return client.post(f"/belajar/{course.translation_key}/daftar/")


def complete(client, enrolment, lesson):
    return client.post(f"/belajar/{enrolment.public_id}/selesai/{lesson.translation_key}/")


def shown(client, response):
    return client.get(response.url).content.decode()


def lesson_called(title):
    return LessonPage.objects.get(title=title)


def test_enrolling_leads_to_the_first_lesson(client, course, learner):
    response = enrol(client, course)

    assert response.url == lesson_called("Pelajaran 1").url
    assert "Anda terdaftar pada Aman Digital." in shown(client, response)
    assert Enrolment.objects.get().learner == learner


def test_enrolling_twice_enrols_once_and_goes_on(client, course, learner):
    enrol(client, course)
    complete(client, Enrolment.objects.get(), lesson_called("Pelajaran 1"))

    response = enrol(client, course)

    assert Enrolment.objects.count() == 1
    assert response.url == lesson_called("Pelajaran 2").url


def test_enrolling_in_a_full_course_says_so(client, learner, at):
    course = make_course(open=False)
    make_cohort(course, quota=0)

    response = enrol(client, course)

    assert "Semua tempat telah terisi" in shown(client, response)
    assert not Enrolment.objects.exists()


def test_enrolling_in_a_closed_course_says_so(client, learner):
    course = make_course(open=False)
    make_cohort(course, opens_at=LONG_AGO, closes_at=LONG_AGO.replace(year=2021))

    assert "Pendaftaran pelatihan ini telah ditutup." in shown(client, enrol(client, course))


@pytest.mark.parametrize("is_announced", [False, True])
def test_enrolling_before_the_registration_opens_says_so(client, learner, is_announced):
    course = make_course(open=False)
    if is_announced:
        make_cohort(course, opens_at=LONG_AGO.replace(year=2999))

    assert "Pendaftaran pelatihan ini belum dibuka." in shown(client, enrol(client, course))
    assert not Enrolment.objects.exists()


def test_enrolling_again_after_leaving_says_whom_to_ask(client, course, learner, at):
    enrol_learner(course, learner, at)
    Enrolment.objects.update(withdrawn_at=at)

    assert "Hubungi penyelenggara" in shown(client, enrol(client, course))
    assert Enrolment.objects.get().withdrawn_at == at


def test_enrolling_in_a_course_that_does_not_exist_is_not_found(client, learner):
    assert client.post(f"/belajar/{uuid4()}/daftar/").status_code == 404


def test_a_draft_course_cannot_be_enrolled_in(client, learner):
    assert enrol(client, make_course(published=False)).status_code == 404


def test_marking_a_lesson_as_done_leads_to_the_next(client, course, learner, at):
    enrolment = enrol_learner(course, learner, at)
    lesson = lesson_called("Pelajaran 1")

    response = complete(client, enrolment, lesson)

    assert response.url == lesson_called("Pelajaran 2").url
    assert StepCompletion.objects.get().content_checksum == lesson.content_checksum()


def test_marking_a_lesson_as_done_twice_records_it_once(client, course, learner, at):
    enrolment = enrol_learner(course, learner, at)
    lesson = lesson_called("Pelajaran 1")

    first, second = complete(client, enrolment, lesson), complete(client, enrolment, lesson)

    assert first.url == second.url
    assert StepCompletion.objects.count() == 1


def test_the_last_lesson_completes_the_course_and_says_so(client, course, learner):
    enrol(client, course)
    enrolment = Enrolment.objects.get()

    complete(client, enrolment, lesson_called("Pelajaran 1"))
    response = complete(client, enrolment, lesson_called("Pelajaran 2"))

    assert response.url == course.url
    assert "Anda telah menyelesaikan pelatihan ini" in shown(client, response)


def test_the_last_lesson_sent_twice_congratulates_once(client, course, learner):
    enrol(client, course)
    enrolment = Enrolment.objects.get()
    for title in ("Pelajaran 1", "Pelajaran 2"):
        response = complete(client, enrolment, lesson_called(title))
    shown(client, response)

    again = complete(client, enrolment, lesson_called("Pelajaran 2"))

    assert again.url == course.url
    assert "Anda telah menyelesaikan pelatihan ini" not in shown(client, again)


def test_a_lesson_of_another_course_is_not_recorded(client, course, learner, at):
    enrolment = enrol_learner(course, learner, at)
    module = make_course(lessons=0).get_children().get()

    response = complete(client, enrolment, make_lesson(module, "Asing"))

    assert response.status_code == 302
    assert not StepCompletion.objects.exists()


def test_a_lesson_that_does_not_exist_is_not_found(client, course, learner, at):
    enrolment = enrol_learner(course, learner, at)

    assert client.post(f"/belajar/{enrolment.public_id}/selesai/{uuid4()}/").status_code == 404


def test_who_left_the_course_records_nothing(client, course, learner, at):
    enrolment = enrol_learner(course, learner, at)
    Enrolment.objects.update(withdrawn_at=at)

    response = complete(client, enrolment, lesson_called("Pelajaran 1"))

    assert response.status_code == 302
    assert not StepCompletion.objects.exists()


def test_a_learner_moves_to_the_newer_version(client, course, learner, at):
    enrolment = enrol_learner(course, learner, at)
    make_lesson(course.get_children().get(), "Susulan")
    publish(course)

    response = client.post(f"/belajar/{enrolment.public_id}/perbarui/")

    assert response.url == course.url
    assert "Susulan" in shown(client, response)


@pytest.mark.parametrize("name", ["daftar", "selesai", "perbarui"])
def test_following_such_an_address_only_shows_the_page_it_belongs_to(client, course, learner, at, name):
    enrolment, lesson = enrol_learner(course, learner, at), lesson_called("Pelajaran 1")
    path, page = {
        "daftar": (f"/belajar/{course.translation_key}/daftar/", course),
        "selesai": (f"/belajar/{enrolment.public_id}/selesai/{lesson.translation_key}/", lesson),
        "perbarui": (f"/belajar/{enrolment.public_id}/perbarui/", course),
    }[name]

    response = client.get(path)

    assert response.url == page.url
    assert not StepCompletion.objects.exists()
