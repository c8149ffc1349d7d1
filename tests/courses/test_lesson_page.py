import pytest

from courses.models import Enrolment, LessonPage
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_trainer, make_unit
from tests.factories.courses import enrol_learner, let_teach, make_course, make_lesson, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def course():
    return make_course("Aman Digital", lessons=3)


@pytest.fixture
def lesson(course):
    return LessonPage.objects.get(title="Pelajaran 2")


@pytest.fixture
def learner(client, course, at):
    person = make_person()
    enrol_learner(course, person, at)
    client.force_login(person)
    return person


def page_of(client, lesson):
    response = client.get(lesson.url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client, lesson):
    response = client.get(lesson.url)

    assert response.status_code == 302
    assert response.url == f"/masuk/?next={lesson.url}"


def test_somebody_not_enrolled_is_led_to_the_course(client, course, lesson):
    client.force_login(make_person())

    response = client.get(lesson.url, follow=True)

    assert response.redirect_chain == [(course.url, 302)]
    assert "Daftarlah pada pelatihan ini untuk membuka pelajarannya." in response.content.decode()


def test_who_left_the_course_is_led_to_it(client, course, lesson, learner, at):
    Enrolment.objects.update(withdrawn_at=at)

    assert client.get(lesson.url).url == course.url


@pytest.mark.parametrize("make_reader", [make_trainer, make_administrator])
def test_trainers_of_the_course_and_administrators_read_without_enrolling(client, course, lesson, make_reader):
    client.force_login(let_teach(make_reader(), course))

    html = page_of(client, lesson)

    assert "Kunci layar" in html
    assert "/selesai/" not in html


def test_a_trainer_of_another_course_reads_only_after_enrolling(client, course, lesson):
    client.force_login(let_teach(make_trainer(), make_course()))

    assert client.get(lesson.url).url == course.url


def test_an_hr_officer_reads_only_after_enrolling(client, course, lesson):
    client.force_login(make_hr_officer(make_unit("Dinas Kominfo")))

    assert client.get(lesson.url).url == course.url


def test_a_learner_sees_where_they_are(client, lesson, learner):
    html = page_of(client, lesson)

    assert "Langkah 2 dari 3" in html
    assert "15 menit" in html
    assert "Aman Digital" in html


def test_a_learner_marks_the_lesson_as_done_and_goes_back_and_forth(client, lesson, learner):
    html = page_of(client, lesson)

    enrolment = Enrolment.objects.get()
    assert f'action="/belajar/{enrolment.public_id}/selesai/{lesson.translation_key}/"' in html
    assert "Tandai selesai dan lanjut" in html
    assert f'href="{LessonPage.objects.get(title="Pelajaran 1").url}"' in html


def test_a_finished_lesson_leads_on_without_a_form(client, lesson, learner, at):
    Enrolment.objects.get().completions.create(step_key=lesson.translation_key, completed_at=at)

    html = page_of(client, lesson)

    assert "/selesai/" not in html
    assert f'href="{LessonPage.objects.get(title="Pelajaran 3").url}" rel="next"' in html


def test_the_last_lesson_leads_back_to_the_course(client, course, learner, at):
    last = LessonPage.objects.get(title="Pelajaran 3")
    Enrolment.objects.get().completions.create(step_key=last.translation_key, completed_at=at)

    assert f'<a class="button" href="{course.url}">' in page_of(client, last)


def test_a_lesson_added_later_may_be_read_and_is_not_ticked_off(client, course, learner):
    added = make_lesson(course.get_children().get(), "Susulan")
    publish(course)

    html = page_of(client, added)

    assert "ditambahkan setelah Anda mendaftar" in html
    assert "/selesai/" not in html


def test_reading_writes_nothing(client, lesson, learner, django_assert_max_num_queries):
    page_of(client, lesson)

    with django_assert_max_num_queries(7) as queries:
        page_of(client, lesson)

    assert {query["sql"].split()[0] for query in queries.captured_queries} == {"SELECT"}


def test_a_published_body_is_rendered_once(client, lesson, learner, django_assert_num_queries):
    publish(lesson)
    page_of(client, lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(body=[("text", "<p>Diubah di luar Wagtail.</p>")])

    assert "Diubah di luar Wagtail" not in page_of(client, lesson)


def test_publishing_a_lesson_shows_its_new_body_at_once(client, lesson, learner):
    publish(lesson)
    page_of(client, lesson)

    lesson.body = [("text", "<p>Isi yang baru.</p>")]
    publish(lesson)

    assert "Isi yang baru." in page_of(client, lesson)


def test_a_draft_of_a_lesson_is_not_shown(client, lesson, learner):
    lesson.body = [("text", "<p>Masih konsep.</p>")]
    lesson.save_revision()

    assert "Masih konsep." not in page_of(client, lesson)
