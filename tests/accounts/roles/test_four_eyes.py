"""Administrators' roles: one officer proposes, another agrees."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry, RoleAssignment, RoleProposal
from accounts.services import appointing, end_role
from tests.factories.accounts import as_in_a_request, make_administrator, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


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
def proposal(proposer, candidate, agency, at):
    return propose(proposer, candidate, agency, at)


def propose(officer, user, unit, at, role="agency_administrator"):
    return appointing.appoint(by=officer, user=user, role=role, unit=unit, reason="SK 1/2026", at=at)


def test_a_proposal_gives_nothing_yet(proposal, candidate):
    assert isinstance(proposal, RoleProposal)
    assert as_in_a_request(candidate).held_roles == set()


def test_a_second_officer_agrees(proposal, second, proposer, candidate, at):
    appointing.approve_role(proposal=proposal, by=second, at=at)

    assert candidate.roles.get().granted_by == proposer
    assert set(AuditEntry.objects.values_list("action", flat=True)) >= {
        "role.proposed",
        "role.approved",
        "role.granted",
    }


def test_agreeing_twice_is_refused_and_gives_one_role(proposal, second, candidate, at):
    appointing.approve_role(proposal=proposal, by=second, at=at)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=second, at=at)
    assert candidate.roles.count() == 1


def test_neither_proposer_nor_candidate_decides(proposal, proposer, candidate, agency, at):
    RoleAssignment.objects.create(user=candidate, role="agency_administrator", unit=agency, started_at=at - DAY)

    for officer in [proposer, as_in_a_request(candidate)]:
        with pytest.raises(appointing.NeedsAnotherOfficer):
            appointing.approve_role(proposal=proposal, by=officer, at=at)


def test_an_officer_of_another_agency_does_not_decide(proposal, at):
    stranger = make_officer("agency_administrator", make_unit("Kota Lain"))

    for decide in [appointing.approve_role, lambda **facts: appointing.refuse_role(reason="Tidak", **facts)]:
        with pytest.raises(appointing.NotYoursToGrant):
            decide(proposal=proposal, by=stranger, at=at)


def test_administrators_of_the_site_need_two_as_well(at):
    first, second, person = make_administrator("Satu"), make_administrator("Dua"), make_person()

    proposal = propose(first, person, None, at, role="administrator")
    assert not as_in_a_request(person).is_superuser
    appointing.approve_role(proposal=proposal, by=second, at=at)

    assert as_in_a_request(person).is_superuser


def test_a_refusal_says_why(proposal, second, candidate, at):
    with pytest.raises(appointing.ReasonRequired):
        appointing.refuse_role(proposal=proposal, by=second, reason=" ", at=at)

    refused = appointing.refuse_role(proposal=proposal, by=second, reason="Belum ada SK", at=at)

    assert (refused.decision, refused.decision_reason) == ("refused", "Belum ada SK")
    assert not candidate.roles.exists()


def test_a_proposal_lapses_after_fourteen_days(proposal, second, at):
    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=second, at=at + 14 * DAY)

    assert not RoleProposal.objects.open(at + 14 * DAY).exists()


def test_a_proposal_falls_with_the_power_of_its_proposer(proposal, proposer, second, at):
    end_role(assignment=proposer.roles.get(), at=at)

    with pytest.raises(appointing.ProposalClosed):
        appointing.approve_role(proposal=proposal, by=second, at=at)


def test_proposing_twice_leaves_one_proposal(proposal, proposer, candidate, agency, at):
    assert propose(proposer, candidate, agency, at + DAY) == proposal


def by_hand(proposal, **changes):
    with transaction.atomic():
        RoleProposal.objects.filter(pk=proposal.pk).update(**changes)


def test_the_database_keeps_the_four_eyes(proposal, proposer, candidate, second, at):
    decided = {"decision": "approved", "decided_at": at}

    for name, changes in [
        ("role_proposal_is_decided_by_a_third", {**decided, "decided_by": proposer}),
        ("role_proposal_is_decided_by_a_third", {**decided, "decided_by": candidate}),
        ("role_proposal_is_for_somebody_else", {"user": proposer}),
        ("role_proposal_decision_is_whole", {"decision": "approved"}),
        ("role_proposal_refusal_has_a_reason", {**decided, "decided_by": second, "decision": "refused"}),
        ("role_proposal_is_for_an_administrator", {"role": "hr_officer"}),
    ]:
        with pytest.raises(IntegrityError, match=name):
            by_hand(proposal, **changes)
