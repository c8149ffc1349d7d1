import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts import groups, receivers
from tests.factories.accounts import make_person, make_trainer

pytestmark = pytest.mark.django_db


@pytest.fixture
def registry(monkeypatch):
    """What the apps registered stays as it was."""
    monkeypatch.setattr(groups, "_allowed", groups._allowed.copy())
    return groups


def migrate(app_label):
    receivers.grant_registered_permissions(sender=None, app_config=apps.get_app_config(app_label), using="default")


@pytest.mark.parametrize(("make", "may"), [(make_trainer, True), (make_person, False)])
def test_trainers_add_pictures_and_others_do_not(make, may):
    images = policy_registry.get_by_type(get_image_model())

    assert images.user_has_permission(make(), "add") == may


def test_no_trainer_has_a_right_over_every_page():
    user, root = make_trainer(), Page.objects.get(depth=1)

    for action in ["add", "change", "publish"]:
        assert not policy_registry.get(root).user_has_permission_for_instance(user, action, root)


def test_a_group_may_be_renamed(at):
    Group.objects.filter(name="Pengajar").update(name="Widyaiswara")

    trainer = make_trainer()

    assert list(trainer.groups.values_list("name", flat=True)) == ["Widyaiswara"]
    assert not Group.objects.filter(name="Pengajar").exists()


def test_a_role_gets_what_an_app_registered_after_migrate(registry):
    registry.allow("trainer", "accounts.view_rank")

    migrate("accounts")
    migrate("accounts")

    assert make_trainer().has_perm("accounts.view_rank")
    assert not make_person().has_perm("accounts.view_rank")


def test_an_app_that_registered_nothing_changes_no_group(registry):
    before = {group.name: group.permissions.count() for group in Group.objects.all()}

    migrate("theme")

    assert {group.name: group.permissions.count() for group in Group.objects.all()} == before
