"""Standing in for a colleague on leave."""

import datetime

import pytest
from django.db import IntegrityError

from accounts.models import RoleProposal
from accounts.powers import Power
from accounts.services import appointing, end_role
from accounts.services.roles import RoleEndsTooEarly
from tests.factories.accounts import (
    as_in_a_request,
    make_hr_officer,
    make_officer,
    make_person,
    make_trainer,
    make_unit,
)
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def at(at):
    """The database's clock decides which roles hold now, so these begin just before it and end far after."""
    return at - 30 * DAY


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def original(unit, at):
    assignment = make_hr_officer(unit).roles.get()
    assignment.started_at = at - DAY
    assignment.save()
    return assignment


@pytest.fixture
def colleague(unit):
    return make_person("Wakil", unit=unit)


def delegate(original, to, at, **times):
    times = {"ends_at": at + 3650 * DAY, **times}
    return appointing.delegate_role(assignment=original, to=to, reason="Cuti", at=at, **times)


def test_a_colleague_stands_in_for_the_same_unit(original, colleague, unit, at):
    delegation = delegate(original, colleague, at)

    assert delegation.delegated_from == original
    assert as_in_a_request(colleague).units_with(Power.SEE_PEOPLE) == [unit]
    assert as_in_a_request(original.user).is_hr_officer


def test_delegating_twice_gives_one_delegation(original, colleague, at):
    assert delegate(original, colleague, at) == delegate(original, colleague, at)


def test_a_delegation_is_not_passed_on(original, colleague, unit, at):
    delegation = delegate(original, colleague, at)

    with pytest.raises(appointing.NotToBeDelegated):
        delegate(delegation, make_person("Ketiga", unit=unit), at)


def test_a_delegation_ends_with_the_original(original, colleague, at):
    delegate(original, colleague, at)

    end_role(assignment=original, at=at + DAY)

    assert not as_in_a_request(colleague).is_hr_officer
    assert colleague.roles.get().ended_at == at + DAY


def test_a_delegation_allows_nothing_after_its_original_even_if_its_own_end_is_later(original, colleague, at):
    delegate(original, colleague, at)
    type(original).objects.filter(pk=original.pk).update(ended_at=at + DAY)

    assert as_in_a_request(colleague).held_roles == set()


def test_it_does_not_outlast_the_original(original, colleague, at):
    type(original).objects.filter(pk=original.pk).update(ended_at=at + DAY)

    with pytest.raises(RoleEndsTooEarly):
        delegate(original, colleague, at, ends_at=at + 2 * DAY)


@pytest.mark.parametrize("who", ["holder", "stranger"])
def test_only_a_colleague_in_the_same_reach_stands_in(original, at, who):
    to = original.user if who == "holder" else make_person(unit=make_unit("Kota Lain"))

    with pytest.raises((appointing.NotForOneself, appointing.NotYoursToGrant)):
        delegate(original, to, at)


def test_the_holder_takes_it_back_and_the_colleague_does_not(original, colleague, at):
    delegation = delegate(original, colleague, at)

    with pytest.raises(appointing.NotYoursToGrant):
        appointing.dismiss(by=as_in_a_request(colleague), assignment=original, reason="Coba", at=at + DAY)
    appointing.dismiss(by=original.user, assignment=delegation, reason="Sudah kembali", at=at + DAY)

    assert not as_in_a_request(colleague).is_hr_officer


def test_an_administrators_role_is_delegated_only_with_a_second_officer(colleague, unit, at):
    holder = make_officer("agency_administrator", unit, "Satu")
    second = make_officer("agency_administrator", unit, "Dua")
    holder.roles.update(started_at=at - DAY)
    second.roles.update(started_at=at - DAY)

    proposal = delegate(holder.roles.get(), colleague, at)
    assert isinstance(proposal, RoleProposal)
    assert as_in_a_request(colleague).held_roles == set()
    appointing.approve_role(proposal=proposal, by=second, at=at)

    assert colleague.roles.get().delegated_from == holder.roles.get()


def test_a_delegation_has_an_end(original, colleague, at):
    with pytest.raises(IntegrityError, match="role_delegation_has_an_end"):
        colleague.roles.create(role="hr_officer", unit=original.unit, delegated_from=original, started_at=at)


def test_whoever_stands_in_for_a_trainer_gives_no_roles(unit, at):
    course = make_course()
    trainer, colleague = let_teach(make_trainer(unit=unit), course), make_person("Wakil", unit=unit)
    delegate(trainer.roles.get(course_key=course.translation_key), colleague, at)
    facts = {"course_key": course.translation_key, "course_title": course.title, "reason": "SK", "at": at}

    with pytest.raises(appointing.NotYoursToGrant):
        appointing.appoint(by=as_in_a_request(colleague), user=make_person(unit=unit), role="trainer", **facts)
    assert course.permissions_for_user(as_in_a_request(colleague)).can_edit()
