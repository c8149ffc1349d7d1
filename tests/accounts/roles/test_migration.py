"""From "every trainer edits every page" to rights that follow roles, on a site that is in use."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from accounts import services
from accounts.models import RoleAssignment, RoleGroup, User
from tests.factories.accounts import as_in_a_request, make_person, make_trainer
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db
migration = import_module("accounts.migrations.0006_roles_with_scope")


@pytest.fixture
def before():
    """As 0003 left it: groups by name, and one of them with a right over every page."""
    RoleGroup.objects.all().delete()
    trainers, root = Group.objects.get(name="Pengajar"), Page.objects.get(depth=1)
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=trainers, page=root, permission=right)


def migrate():
    migration.let_rights_follow_roles(apps, connection.schema_editor())


def test_trainers_keep_the_courses_they_made_and_lose_the_others():
    trainer = make_trainer()
    own, other, learner = make_course(owner=trainer), make_course(), make_person()
    make_course(owner=learner)
    RoleGroup.objects.all().delete()

    migrate()

    assert set(trainer.roles.exclude(course_key=None).values_list("course_key", flat=True)) == {own.translation_key}
    trainer = as_in_a_request(trainer)
    assert own.permissions_for_user(trainer).can_edit()
    assert own.permissions_for_user(trainer).can_publish()
    assert not other.permissions_for_user(trainer).can_edit()
    assert not learner.roles.exists()


def test_no_trainer_keeps_a_right_over_every_page(before):
    migrate()

    assert not GroupPagePermission.objects.filter(group__name="Pengajar").exists()


def test_superusers_hold_the_role_from_then_on():
    person = make_person()
    User.objects.filter(pk=person.pk).update(is_superuser=True)

    migrate()
    migrate()

    assert person.roles.get().role == "administrator"


def test_running_it_again_changes_nothing():
    make_course(owner=make_trainer())
    migrate()
    counted = (RoleAssignment.objects.count(), RoleGroup.objects.count(), GroupPagePermission.objects.count())

    migrate()

    after = (RoleAssignment.objects.count(), RoleGroup.objects.count(), GroupPagePermission.objects.count())
    assert after == counted
    assert services.apply_role_times(at=timezone.now()) == 0


def test_every_assignment_gets_an_id_of_its_own():
    make_trainer("Satu")
    make_trainer("Dua")

    migration.give_public_ids(apps, connection.schema_editor())

    assert RoleAssignment.objects.values("public_id").distinct().count() == 2


def test_going_back_gives_every_page_back():
    trainer = make_trainer()
    make_course(owner=trainer)
    migrate()

    migration.give_back_every_page(apps, connection.schema_editor())

    assert trainer.roles.get().course_key is None
    assert GroupPagePermission.objects.filter(group__name="Pengajar", page__depth=1).count() == 3
