import pytest
from wagtail import hooks

from courses.models import Enrolment
from tests.factories.accounts import make_person
from tests.factories.courses import (
    LONG_AGO,
    complete_course,
    enrol_learner,
    make_cohort,
    make_course,
    make_lesson,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(client):
    person = make_person()
    client.force_login(person)
    return person


def page_of(client, course):
    response = client.get(course.url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client):
    course = make_course()

    html = page_of(client, course)

    assert "Masuk untuk mendaftar" in html
    assert f"/masuk/?next={course.url}" in html


def test_somebody_signed_in_may_enrol(client, learner):
    course = make_course()

    html = page_of(client, course)

    assert f'action="/belajar/{course.translation_key}/daftar/"' in html
    assert "Daftar pelatihan ini" in html


def test_the_outline_of_a_course_not_enrolled_in_has_no_links_to_lessons(client, learner):
    course = make_course(lessons=1)

    html = page_of(client, course)

    assert "Pelajaran 1" in html
    assert f"{course.url}modul" not in html


def test_a_learner_continues_with_the_next_step(client, learner, at):
    course = make_course(lessons=2)
    enrolment = enrol_learner(course, learner, at)
    enrolment.completions.create(step_key=enrolment.version.steps()[0]["key"], completed_at=at)

    html = page_of(client, course)

    assert "Lanjutkan: Pelajaran 2" in html
    assert "1 dari 2 langkah selesai" in html


def test_who_completed_the_course_is_offered_what_apps_above_have(client, learner, at):
    course = make_course()
    enrolment = complete_course(enrol_learner(course, learner, at), at)

    def certificate(request, completed):
        assert completed.pk == enrolment.pk
        return {"label": "Unduh sertifikat", "url": "/sertifikat/1/"}

    with hooks.register_temporarily("course_completed_action", certificate):
        html = page_of(client, course)

    assert "Unduh sertifikat" in html
    assert "Lanjutkan:" not in html


def test_an_offer_of_nothing_is_left_out(client, learner, at):
    course = make_course()
    complete_course(enrol_learner(course, learner, at), at)

    with hooks.register_temporarily("course_completed_action", lambda request, enrolment: None):
        assert "Selesai" in page_of(client, course)


def test_a_course_without_a_cohort_is_announced(client):
    html = page_of(client, make_course(open=False))

    assert "Segera" in html
    assert "BKPSDM" in html


def test_a_full_course_names_whom_to_ask(client, learner, at):
    course = make_course(open=False)
    make_cohort(course, "Angkatan II", quota=1)
    enrol_learner(course, make_person(), at)

    html = page_of(client, course)

    assert "Angkatan II" in html
    assert "Hubungi BKPSDM" in html
    assert "/daftar/" not in html


def test_a_closed_course_names_whom_to_ask(client, learner):
    course = make_course(open=False)
    make_cohort(course, opens_at=LONG_AGO, closes_at=LONG_AGO.replace(year=2021))

    html = page_of(client, course)

    assert "Pendaftaran ditutup" in html
    assert "Hubungi BKPSDM" in html


def test_who_left_the_course_is_told_whom_to_ask(client, learner, at):
    course = make_course()
    enrol_learner(course, learner, at)
    Enrolment.objects.update(withdrawn_at=at)

    html = page_of(client, course)

    assert "Anda telah meninggalkan pelatihan ini" in html
    assert "Lanjutkan:" not in html


def test_a_learner_keeps_the_outline_of_the_version_they_enrolled_in(client, learner, at):
    course = make_course(lessons=1)
    enrol_learner(course, learner, at)
    make_lesson(course.get_children().get(), "Pelajaran susulan")
    publish(course)

    html = page_of(client, course)

    assert "Pelajaran susulan" not in html
    assert "versi yang lebih baru" in html
    assert "/perbarui/" in html


def test_a_step_that_lost_its_page_points_to_the_newer_version(client, learner, at):
    course = make_course(lessons=2)
    enrol_learner(course, learner, at)
    course.get_children().get().get_children().last().unpublish()
    publish(course)

    html = page_of(client, course)

    assert "tidak lagi disediakan" in html


def test_the_scheme_is_told_as_facts(client):
    course = make_course(hours=24, code="LDA-999", audience="Semua ASN", form="Daring mandiri")

    html = page_of(client, course)

    for fact in ("LDA-999", "24 JP", "Semua ASN", "Daring mandiri", "Nilai ambang batas", "1 modul, 2 langkah"):
        assert fact in html


def test_competencies_are_named_in_the_language_of_the_reader(client):
    course = make_course()
    competency = course.competencies.get().competency

    indonesian = page_of(client, course)
    client.cookies["django_language"] = "en"
    english = page_of(client, course)

    assert competency.name_id in indonesian
    assert "competency you prove" in english


def test_a_draft_course_is_not_found(client):
    course = make_course(published=False)

    assert client.get(course.url).status_code == 404


def test_a_module_leads_to_its_place_on_the_course_page(client):
    course = make_course()
    module = course.get_children().get()

    response = client.get(module.url)

    assert response.status_code == 302
    assert response.url == f"{course.url}#modul-{module.translation_key}"


@pytest.mark.parametrize(("state", "limit"), [("visitor", 7), ("not enrolled", 9), ("learning", 7)])
def test_the_queries_of_a_course_page_do_not_grow(client, at, state, limit, django_assert_max_num_queries):
    course = make_course(lessons=12)
    if state != "visitor":
        person = make_person()
        client.force_login(person)
        if state == "learning":
            enrol_learner(course, person, at)
    page_of(client, course)

    with django_assert_max_num_queries(limit):
        page_of(client, course)
