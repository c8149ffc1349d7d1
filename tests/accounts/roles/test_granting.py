import datetime

import pytest

from accounts import services
from accounts.models import User
from accounts.powers import Power
from tests.factories.accounts import as_in_a_request, make_person, make_unit

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def at(at):
    """A while ago, because the database's clock decides which roles hold now."""
    return at - datetime.timedelta(days=365)


def group_names(user):
    return set(user.groups.values_list("name", flat=True))


def test_without_a_role_everyone_is_a_learner():
    user = as_in_a_request(make_person())

    assert [user.is_hr_officer, user.is_trainer, user.is_administrator, user.is_staff] == [False] * 4


def test_a_trainer_comes_into_the_content_admin(at):
    user = make_person()

    services.grant_role(user=user, role="trainer", at=at)

    assert as_in_a_request(user).is_trainer
    assert as_in_a_request(user).is_staff
    assert group_names(user) == {"Pengajar"}
    assert user.has_perm("wagtailadmin.access_admin")


def test_an_administrator_may_do_everything(at):
    user = make_person()

    services.grant_role(user=user, role="administrator", at=at)

    assert as_in_a_request(user).is_administrator
    assert User.objects.get(pk=user.pk).is_superuser
    assert group_names(user) == {"Administrator"}


def test_an_hr_officer_serves_the_unit_and_stays_out_of_the_content_admin(at):
    user, unit = make_person(), make_unit()

    services.grant_role(user=user, role="hr_officer", unit=unit, at=at)

    assert as_in_a_request(user).is_hr_officer
    assert as_in_a_request(user).units_with(Power.SEE_PEOPLE) == [unit]
    assert not as_in_a_request(user).is_staff
    assert group_names(user) == set()


def test_granting_a_role_twice_gives_the_same_assignment(at):
    user = make_person()
    first = services.grant_role(user=user, role="trainer", at=at)

    again = services.grant_role(user=user, role="trainer", at=at + HOUR)

    assert again == first


def test_an_hr_officer_without_a_unit_is_refused(at):
    with pytest.raises(services.UnitRequired):
        services.grant_role(user=make_person(), role="hr_officer", at=at)


def test_an_administrator_of_one_unit_is_refused(at):
    with pytest.raises(services.UnitNotAllowed):
        services.grant_role(user=make_person(), role="administrator", unit=make_unit(), at=at)


@pytest.mark.parametrize("role", ["trainer", "administrator"])
def test_an_ended_role_gives_nothing(role, at):
    services.grant_role(user=make_person(), role="administrator", at=at)
    user = make_person()
    assignment = services.grant_role(user=user, role=role, at=at)

    services.end_role(assignment=assignment, at=at + HOUR)

    user = as_in_a_request(user)
    assert [user.is_trainer, user.is_administrator, user.is_superuser, user.is_staff] == [False] * 4
    assert group_names(user) == set()


def test_an_ended_hr_officer_serves_no_unit(at):
    user = make_person()
    assignment = services.grant_role(user=user, role="hr_officer", unit=make_unit(), at=at)

    services.end_role(assignment=assignment, at=at + HOUR)

    assert not as_in_a_request(user).is_hr_officer
    assert as_in_a_request(user).units_with(Power.SEE_PEOPLE) == []


def test_a_trainer_of_two_units_stays_a_trainer_when_one_role_ends(at):
    user = make_person()
    first = services.grant_role(user=user, role="trainer", unit=make_unit("Dinas Satu"), at=at)
    services.grant_role(user=user, role="trainer", unit=make_unit("Dinas Dua"), at=at)

    services.end_role(assignment=first, at=at + HOUR)

    assert group_names(user) == {"Pengajar"}


def test_ending_a_role_twice_keeps_the_first_end(at):
    assignment = services.grant_role(user=make_person(), role="trainer", at=at)
    services.end_role(assignment=assignment, at=at + HOUR)

    again = services.end_role(assignment=assignment, at=at + 2 * HOUR)

    assert again.ended_at == at + HOUR


def test_a_role_that_starts_tomorrow_gives_nothing_today(at):
    user = make_person()
    assignment = services.grant_role(user=user, role="trainer", at=at)

    assert list(user.roles.active(at=at - HOUR)) == []
    assert list(user.roles.active(at=at + HOUR)) == [assignment]
