"""Roles begin and end by time, and the rights in the content admin follow."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db.models import F
from django.utils import timezone

from accounts import services
from accounts.models import AuditEntry, RoleGroup, User
from accounts.services.roles import RoleEndsTooEarly, RoleOverlaps
from accounts.tasks import apply_role_times
from tests.factories.accounts import as_in_a_request, make_administrator, make_person, make_trainer, make_unit
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def now():
    """The database's own clock decides which roles hold."""
    return timezone.now()


def test_a_role_that_begins_later_gives_nothing_before(now):
    user = make_person()

    services.grant_role(user=user, role="administrator", starts_at=now + DAY, at=now)

    assert not as_in_a_request(user).is_superuser
    assert not as_in_a_request(user).groups.exists()


def test_rights_come_with_the_day_on_which_a_role_begins(now):
    user = make_person()
    services.grant_role(user=user, role="trainer", starts_at=now + DAY, at=now)

    services.apply_role_times(at=now + DAY)

    assert user.groups.get().role_group.role == "trainer"


def test_rights_go_with_the_day_on_which_a_role_ends(now):
    course = make_course()
    make_administrator()
    user = make_administrator("Sementara")
    let_teach(user, course)
    user.roles.update(ended_at=now + DAY)

    changed = services.apply_role_times(at=now + DAY)

    user = User.objects.get(pk=user.pk)
    assert changed == 1
    assert (user.is_superuser, user.groups.count()) == (False, 0)
    assert AuditEntry.objects.filter(action="role.rights_followed", subject_id=user.public_id).exists()


def test_the_sweep_leaves_the_others_alone_and_runs_twice(now):
    trainer, administrator = let_teach(make_trainer(), make_course()), make_administrator()
    further = Group.objects.create(name="Penelaah")
    trainer.groups.add(further)

    apply_role_times()

    assert services.apply_role_times(at=now) == 0
    assert trainer.groups.count() == 3
    assert as_in_a_request(administrator).is_superuser


def test_the_sweep_repairs_rights_given_past_the_roles(now):
    person = make_person()
    person.is_superuser = True
    person.save()
    person.groups.add(RoleGroup.objects.get(role="trainer").group)

    services.apply_role_times(at=now)

    assert not User.objects.get(pk=person.pk).is_superuser
    assert not person.groups.exists()


def test_a_flag_without_a_role_opens_nothing_even_before_the_sweep(client):
    person = make_person()
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    client.force_login(person)

    assert client.get("/admin/").status_code == 302
    assert client.get("/peran/kelola/").status_code == 404


def test_the_first_administrator_from_the_command_holds_the_role(client):
    first = User.objects.create_superuser(full_name="Pertama", email="pertama@contoh.go.id", password="x")
    client.force_login(first)

    assert client.get("/admin/").status_code == 200
    assert first.roles.get().role == "administrator"


def test_the_last_moment_is_not_before_the_first(now):
    with pytest.raises(RoleEndsTooEarly):
        services.grant_role(user=make_person(), role="trainer", starts_at=now + DAY, ends_at=now + DAY, at=now)


def test_a_role_is_not_held_twice_at_a_time(now):
    user, unit = make_person(), make_unit()
    facts = {"user": user, "role": "hr_officer", "unit": unit, "at": now}
    first = services.grant_role(**facts, ends_at=now + 10 * DAY)

    assert services.grant_role(**facts, starts_at=now + DAY, ends_at=now + 5 * DAY) == first
    for times in [{}, {"starts_at": now + 5 * DAY}, {"starts_at": now + 5 * DAY, "ends_at": now + 20 * DAY}]:
        with pytest.raises(RoleOverlaps):
            services.grant_role(**facts, **times)
    after = services.grant_role(**facts, starts_at=now + 10 * DAY)

    assert after != first


def test_a_role_taken_back_before_it_began_leaves_room(now):
    user = make_person()
    planned = services.grant_role(user=user, role="trainer", starts_at=now + DAY, at=now)
    services.end_role(assignment=planned, at=now)

    again = services.grant_role(user=user, role="trainer", at=now)

    assert again != planned
    assert user.roles.filter(ended_at=F("started_at")).get() == planned


def test_a_role_may_be_ended_on_a_day_to_come(now):
    trainer = make_trainer()

    services.end_role(assignment=trainer.roles.get(), ends_at=now + DAY, at=now)

    assert as_in_a_request(trainer).is_trainer
    assert trainer.groups.exists()
    services.apply_role_times(at=now + DAY)
    assert not trainer.groups.exists()
