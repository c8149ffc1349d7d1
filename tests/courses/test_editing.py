"""The trainer's and the administrator's side, through the content admin."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from competencies.models import Competency
from courses.models import Cohort, CourseCompetency, CoursePage, Enrolment, LessonPage
from tests.factories.accounts import make_administrator, make_person, make_trainer
from tests.factories.courses import enrol_learner, let_teach, make_course, make_lesson, make_organiser, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def trainer(client):
    person = make_trainer()
    client.force_login(person)
    return person


@pytest.fixture
def administrator(client):
    person = make_administrator()
    client.force_login(person)
    return person


def deleting(client, page):
    response = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    return response.content.decode()


@pytest.mark.parametrize("level", ["catalogue", "course", "module", "lesson"])
def test_what_learners_are_enrolled_in_cannot_be_deleted(client, administrator, at, level):
    course = make_course(lessons=1)
    enrol_learner(course, make_person(), at)
    page = {
        "catalogue": course.get_parent(),
        "course": course,
        "module": course.get_children().get(),
        "lesson": LessonPage.objects.get(),
    }[level]

    html = deleting(client, page)

    assert Page.objects.filter(pk=page.pk).exists()
    assert "Batalkan penerbitannya" in html


def test_several_pages_with_learners_cannot_be_deleted_at_once(client, administrator, at):
    course = make_course(lessons=1)
    enrol_learner(course, make_person(), at)

    client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={course.pk}")

    assert CoursePage.objects.filter(pk=course.pk).exists()


def test_a_course_without_learners_can_be_deleted(client, administrator):
    course = make_course()

    deleting(client, course)

    assert not CoursePage.objects.filter(pk=course.pk).exists()


def test_a_lesson_that_no_learner_has_to_finish_can_be_deleted(client, administrator, at):
    course = make_course(lessons=1)
    enrol_learner(course, make_person(), at)
    added = make_lesson(course.get_children().get(), "Belum dituntut")

    deleting(client, added)

    assert not LessonPage.objects.filter(pk=added.pk).exists()


def test_a_trainer_is_reminded_to_publish_the_course_after_a_step(client, trainer):
    course = make_course("Aman Digital", lessons=1)
    let_teach(trainer, course)
    lesson = make_lesson(course.get_children().get(), "Susulan", live=False)
    form = {
        "title": "Susulan",
        "slug": lesson.slug,
        "minutes": "10",
        "is_required": "on",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }

    response = client.post(reverse("wagtailadmin_pages:edit", args=[lesson.pk]), form, follow=True)

    lesson.refresh_from_db()
    assert lesson.live
    assert "menerbitkan ulang pelatihan “Aman Digital”" in response.content.decode()


def test_a_trainer_previews_a_lesson_that_is_not_published(client, trainer):
    course = make_course()
    let_teach(trainer, course)
    lesson = make_lesson(course.get_children().get(), "Konsep", live=False)
    lesson.body = [("text", "<p>Masih ditulis.</p>")]
    lesson.save_revision()

    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]))

    assert response.status_code == 200
    assert "Masih ditulis." in response.content.decode()


@pytest.mark.parametrize(
    ("mode", "expected"), [("visitor", "Masuk untuk mendaftar"), ("learner", "Lanjutkan: Pelajaran 1")]
)
def test_a_course_is_previewed_as_a_visitor_and_as_a_learner(client, trainer, mode, expected):
    course = make_course()

    response = course.make_preview_request(preview_mode=mode)

    assert expected in response.content.decode()


def test_a_module_is_previewed_on_the_page_of_its_course():
    course = make_course("Aman Digital")

    response = course.get_children().get().specific.make_preview_request()

    assert "Aman Digital" in response.content.decode()


def test_a_trainer_opens_a_cohort(client, trainer):
    course = make_course(open=False)
    let_teach(trainer, course)
    form = {
        "course": course.pk,
        "name": "Angkatan III",
        "mode": "scheduled",
        "organiser": make_organiser().pk,
        "opens_at": "2026-11-01 08:00",
        "closes_at": "2026-12-01 08:00",
        "quota": "30",
    }

    client.post(reverse("cohort:add"), form)

    cohort = Cohort.objects.get()
    assert (cohort.course_key, cohort.name, cohort.quota) == (course.translation_key, "Angkatan III", 30)


@pytest.mark.parametrize(
    "change",
    [{"closes_at": "2026-10-01 08:00"}, {"name": "Angkatan I"}],
    ids=["closes before it opens", "name taken"],
)
def test_a_cohort_that_cannot_be_is_refused_with_words(client, trainer, change):
    course = make_course()
    let_teach(trainer, course)
    form = {
        "course": course.pk,
        "name": "Angkatan III",
        "mode": "scheduled",
        "organiser": make_organiser().pk,
        "opens_at": "2026-11-01 08:00",
        "closes_at": "2026-12-01 08:00",
        **change,
    }

    response = client.post(reverse("cohort:add"), form)

    assert response.status_code == 200
    assert Cohort.objects.count() == 1


def test_a_cohort_stays_with_its_course(client, trainer):
    course, other = make_course(), make_course(open=False)
    let_teach(trainer, course)
    cohort = Cohort.objects.get()
    form = {
        "course": other.pk,
        "name": "Angkatan pertama",
        "mode": "self_paced",
        "organiser": cohort.organiser_id,
        "opens_at": "2020-01-01 08:00",
    }

    client.post(reverse("cohort:edit", args=[cohort.pk]), form)

    cohort.refresh_from_db()
    assert (cohort.name, cohort.course_key) == ("Angkatan pertama", course.translation_key)


@pytest.mark.parametrize("listing", ["cohort", "enrolment", "courseversion", "course_pages"])
def test_an_administrator_sees_the_records(client, administrator, at, listing):
    course = make_course()
    enrol_learner(course, make_person(), at)

    response = client.get(reverse(f"{listing}:index"))

    assert response.status_code == 200


def test_a_trainer_does_not_see_who_is_enrolled(client, trainer):
    assert client.get(reverse("enrolment:index")).status_code == 302


@pytest.mark.parametrize("record", ["enrolment", "courseversion"])
@pytest.mark.parametrize("action", ["edit", "delete"])
def test_records_are_not_changed_in_the_admin(client, administrator, at, record, action):
    enrolment = enrol_learner(make_course(), make_person(), at)
    pk = enrolment.pk if record == "enrolment" else enrolment.version_id

    response = client.post(reverse(f"{record}:{action}", args=[pk]))

    assert response.status_code == 302
    assert Enrolment.objects.filter(pk=enrolment.pk).exists()


def test_a_learner_does_not_enter_the_admin(client):
    client.force_login(make_person())

    assert client.get(reverse("cohort:index")).status_code == 302


def test_a_level_that_the_framework_lacks_is_refused():
    course = make_course(competencies=[])
    competency = Competency.objects.exclude(parent=None).filter(framework__levels__number=5).first()

    with pytest.raises(Exception, match="tingkat tersebut"):
        CourseCompetency(page=course, competency=competency, level=99).full_clean()


def test_publishing_a_course_without_competencies_is_pointed_out(client, trainer):
    course = make_course(competencies=[])
    let_teach(trainer, course)
    publish(course)

    response = client.post(reverse("wagtailadmin_pages:edit", args=[course.pk]), edit_form(course), follow=True)

    assert "tidak menyebut kompetensi" in response.content.decode()


def edit_form(course):
    return {
        "title": course.title,
        "slug": course.slug,
        "code": course.code,
        "summary": course.summary,
        "objective": "null",
        "audience": "",
        "form": "",
        "level": course.level,
        "hours": course.hours,
        "pass_mark": course.pass_mark,
        "siasn_training_type": 16,
        "competencies-TOTAL_FORMS": "0",
        "competencies-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }


def test_a_copied_course_gets_a_code_of_its_own(client, trainer):
    course = make_course(lessons=1)
    let_teach(trainer, course)
    url = reverse("wagtailadmin_pages:copy", args=[course.pk])
    form = {"new_title": "Edisi kedua", "new_slug": "edisi-kedua", "new_parent_page": course.get_parent().pk}

    response = client.post(url, {**form, "copy_subpages": "on"})

    assert response.status_code == 302
    copied = CoursePage.objects.get(slug="edisi-kedua")
    assert copied.code not in {"", course.code}
    assert copied.get_latest_revision_as_object().code == copied.code


def test_two_drafts_may_be_begun_before_their_codes_are_decided(client, trainer):
    index = make_course().get_parent()
    url = reverse("wagtailadmin_pages:add", args=["courses", "coursepage", index.pk])
    undecided = {**edit_form(make_course()), "code": ""}
    del undecided["action-publish"]

    for title in ("Pertama", "Kedua"):
        response = client.post(url, {**undecided, "title": title, "slug": title.lower()})
        assert response.status_code == 302

    assert CoursePage.objects.filter(title__in=["Pertama", "Kedua"]).values("code").distinct().count() == 2
