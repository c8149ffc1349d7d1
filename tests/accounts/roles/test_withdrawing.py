"""Whoever proposed a role takes it back; and what a merge of records does to proposals."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.models import AuditEntry, RoleProposal, User
from accounts.services import appointing
from tests.factories.accounts import make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Kabupaten Sukamaju")


@pytest.fixture
def proposer(agency):
    return make_officer("agency_administrator", agency, "Pengusul")


@pytest.fixture
def second(agency):
    return make_officer("agency_administrator", agency, "Pemutus")


@pytest.fixture
def candidate(agency):
    return make_person("Calon", unit=agency)


@pytest.fixture
def proposal(proposer, candidate, agency):
    return propose(proposer, candidate, agency)


def propose(officer, user, unit):
    return appointing.appoint(
        by=officer, user=user, role="agency_administrator", unit=unit, reason="SK 1/2026", at=timezone.now()
    )


def withdraw(client, proposal):
    return client.post(reverse("roles:withdraw", args=[proposal.public_id]))


def test_whoever_proposed_withdraws_by_one_tap(client, proposer, proposal, second):
    client.force_login(proposer)

    assert reverse("roles:withdraw", args=[proposal.public_id]) in client.get(reverse("roles:own")).text
    withdraw(client, proposal)
    withdraw(client, proposal)

    assert AuditEntry.objects.get(action="role.withdrawn").actor_id == proposer.public_id
    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=second, at=timezone.now())


def test_nobody_withdraws_the_proposal_of_another(client, proposal, second):
    client.force_login(second)

    assert withdraw(client, proposal).status_code == 404


def test_what_was_decided_is_not_withdrawn(client, proposer, proposal, second, candidate):
    appointing.approve_role(proposal=proposal, by=second, at=timezone.now())
    client.force_login(proposer)

    withdraw(client, proposal)

    proposal.refresh_from_db()
    assert proposal.decision == "approved"


def test_the_same_role_may_be_proposed_again(proposer, proposal, candidate, agency):
    appointing.withdraw_proposal(proposal=proposal, by=proposer, at=timezone.now())

    assert propose(proposer, candidate, agency) != proposal


def test_the_database_lets_nobody_else_withdraw(proposal, second):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleProposal.objects.filter(pk=proposal.pk).update(
            decision="withdrawn", decided_by=second, decided_at=timezone.now()
        )


def test_a_closed_account_gets_no_role(proposal, second, candidate):
    User.objects.filter(pk=candidate.pk).update(is_active=False)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=second, at=timezone.now())


def test_a_proposal_for_a_record_that_is_given_up_lapses(proposal, candidate, agency):
    later = timezone.now() + datetime.timedelta(seconds=5)

    services.merge_people(kept=make_person("Calon Juga", unit=agency), other=candidate, at=later)

    proposal.refresh_from_db()
    assert proposal.user == candidate
    assert not proposal.is_open_at(later)


def test_nobody_gets_a_role_that_their_other_record_proposed(proposer, proposal, candidate):
    proposer.roles.all().delete()
    later = timezone.now() + datetime.timedelta(seconds=5)

    services.merge_people(kept=candidate, other=proposer, at=later)

    proposal.refresh_from_db()
    assert not proposal.is_open_at(later)
