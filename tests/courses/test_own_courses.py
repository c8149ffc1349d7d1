"""Trainers reach the pages of their own courses in the content admin, and begin new ones; nothing of others."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts import services
from courses.models import Cohort, CoursePage, LessonPage, ModulePage
from tests.courses.test_editing import edit_form
from tests.factories.accounts import as_in_a_request, make_administrator, make_person, make_trainer
from tests.factories.courses import catalogue, let_teach, make_course, publish

pytestmark = pytest.mark.django_db
OF_A_PAGE = [
    "edit",
    "view_draft",
    "unpublish",
    "move",
    "delete",
    "copy",
    "history",
    "workflow_history",
    "set_privacy",
    "usage",
]
SENT = ["edit", "unpublish", "delete", "lock", "unlock", "copy", "preview_on_edit"]


@pytest.fixture
def trainer(client):
    trainer = let_teach(make_trainer(), make_course("Milik Saya"))
    client.force_login(trainer)
    return trainer


@pytest.fixture
def foreign():
    """A lesson of a course that somebody else teaches."""
    course = make_course("Milik Orang Lain", lessons=1)
    let_teach(make_trainer("Pengajar Lain"), course)
    return LessonPage.objects.descendant_of(course).get()


def refused(response):
    """Wagtail answers with 403, or leads away with a message."""
    return response.status_code in {403, 404} or (response.status_code == 302 and response.url == "/admin/")


@pytest.mark.parametrize("name", OF_A_PAGE)
def test_the_pages_of_the_courses_of_others_do_not_open(client, trainer, foreign, name):
    for page in (foreign, foreign.get_parent().get_parent()):
        assert refused(client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])))


@pytest.mark.parametrize("name", SENT)
def test_nor_do_they_change(client, trainer, foreign, name):
    publish(foreign)
    before = Page.objects.count()

    response = client.post(reverse(f"wagtailadmin_pages:{name}", args=[foreign.pk]), {"title": "Diambil"})

    foreign.refresh_from_db()
    assert refused(response)
    assert (foreign.title, foreign.live, foreign.locked, Page.objects.count()) == ("Pelajaran 1", True, False, before)


def test_revisions_of_others_do_not_open(client, trainer, foreign):
    revision = foreign.save_revision()

    for name in ["revisions_view", "revisions_revert"]:
        assert refused(client.get(reverse(f"wagtailadmin_pages:{name}", args=[foreign.pk, revision.pk])))
    compared = reverse("wagtailadmin_pages:revisions_compare", args=[foreign.pk, "earliest", "live"])
    assert refused(client.get(compared))


def test_nothing_is_added_below_the_courses_of_others(client, trainer, foreign):
    module = foreign.get_parent()

    for model, parent in [("lessonpage", module), ("modulepage", module.get_parent())]:
        assert refused(client.get(reverse("wagtailadmin_pages:add", args=["courses", model, parent.pk])))


def test_nothing_is_moved_into_the_courses_of_others(client, trainer, foreign):
    own = LessonPage.objects.descendant_of(CoursePage.objects.get(title="Milik Saya")).first()
    parent = own.get_parent()

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[own.pk, foreign.get_parent().pk]))

    assert LessonPage.objects.get(pk=own.pk).get_parent() == parent


def test_many_pages_of_others_are_not_touched_at_once(client, trainer, foreign):
    for action in ["delete", "unpublish", "publish", "move"]:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        client.post(f"{url}?id={foreign.pk}&next=/admin/", {"chooser": catalogue().pk})

    after = LessonPage.objects.get(pk=foreign.pk)
    assert (after.live, after.path) == (True, foreign.path)


def test_explorer_and_search_show_only_own_courses(client, trainer, foreign):
    for url in [reverse("wagtailadmin_explore", args=[catalogue().pk]), reverse("course_pages:index")]:
        html = client.get(url, follow=True).content.decode()
        assert "Milik Saya" in html
        assert "Milik Orang Lain" not in html
    found = client.get(f"{reverse('wagtailadmin_pages:search')}?q=Milik").content.decode()
    assert "Milik Orang Lain" not in found


def test_the_own_course_is_edited_and_published(client, trainer):
    course = CoursePage.objects.get(title="Milik Saya")

    form = {**edit_form(course), "title": "Tetap milik saya"}
    client.post(reverse("wagtailadmin_pages:edit", args=[course.pk]), form)

    assert CoursePage.objects.get(pk=course.pk).title == "Tetap milik saya"


def test_whoever_makes_a_course_becomes_its_trainer(client):
    trainer = make_trainer()
    client.force_login(trainer)
    url = reverse("wagtailadmin_pages:add", args=["courses", "coursepage", catalogue().pk])
    form = {**edit_form(make_course()), "title": "Baru", "slug": "baru", "code": "BARU-1"}

    response = client.post(url, form)

    course = CoursePage.objects.get(code="BARU-1")
    assert response.status_code == 302
    assert not course.live
    assert as_in_a_request(trainer).roles.get(course_key=course.translation_key).course_title == "Baru"
    assert client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).status_code == 200


def test_a_trainer_of_one_course_begins_no_other():
    helper = let_teach(make_person(), make_course("Satu-satunya"))
    policy = policy_registry.get(catalogue())

    assert not policy.user_has_permission_for_instance(helper, "add", catalogue())
    assert policy.user_has_permission_for_instance(make_trainer(), "add", catalogue())


def test_a_trainer_without_a_course_sees_the_catalogue_and_may_begin_one(client):
    client.force_login(make_trainer())
    make_course("Milik Orang Lain")

    html = client.get(reverse("wagtailadmin_explore", args=[catalogue().pk])).content.decode()

    assert reverse("wagtailadmin_pages:add_subpage", args=[catalogue().pk]) in html
    assert "Milik Orang Lain" not in html


def test_a_role_that_ended_takes_the_course_away(client, trainer, at):
    course = CoursePage.objects.get(title="Milik Saya")
    services.end_role(assignment=trainer.roles.get(course_key=course.translation_key), at=at)

    assert refused(client.get(reverse("wagtailadmin_pages:edit", args=[course.pk])))


def test_an_administrator_reaches_every_course(client, foreign):
    client.force_login(make_administrator())

    assert client.get(reverse("wagtailadmin_pages:edit", args=[foreign.pk])).status_code == 200
    assert (
        ModulePage.objects.count()
        == policy_registry.get_by_type(Page).explorable_instances(make_administrator()).type(ModulePage).count()
    )


def test_the_cohorts_of_the_courses_of_others_are_out_of_reach(client, trainer, foreign):
    course = foreign.get_parent().get_parent().specific
    cohort, own = (
        Cohort.objects.get(course_key=course.translation_key),
        Cohort.objects.exclude(course_key=course.translation_key).get(),
    )
    form = {"course": course.pk, "name": "Diambil", "mode": "self_paced", "organiser": cohort.organiser_id}

    for name in ["edit", "inspect"]:
        assert client.get(reverse(f"cohort:{name}", args=[cohort.pk])).status_code == 404
        assert client.get(reverse(f"cohort:{name}", args=[own.pk])).status_code == 200
    client.post(reverse("cohort:add"), {**form, "opens_at": "2026-11-01 08:00"})
    client.post(reverse("cohort:edit", args=[cohort.pk]), {**form, "opens_at": "2026-11-01 08:00"})

    assert not Cohort.objects.filter(name="Diambil").exists()
    assert list(client.get(reverse("cohort:index")).context["object_list"]) == [own]
