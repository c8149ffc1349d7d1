"""Two officers act on the same person at the same moment: the database lets one go first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from accounts import services
from accounts.models import User
from accounts.services import appointing
from tests.factories.accounts import as_in_a_request, make_officer, make_person, make_unit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]


def at_once(acts):
    """What each of the acts gave: its result, or the name of its refusal."""

    def do(act):
        try:
            return act()
        except (appointing.ProposalClosed, services.SamePerson) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


def test_two_officers_who_decide_at_once_give_the_role_once():
    at = timezone.now()
    agency = make_unit("Kabupaten Contoh")
    chief, *others = [make_officer("agency_administrator", agency, f"Petugas {number}") for number in range(3)]
    person = make_person("Budi Santoso", unit=agency)
    proposal = appointing.appoint(by=chief, user=person, role="agency_administrator", unit=agency, reason="SK", at=at)
    deciders = [as_in_a_request(other) for other in others]

    results = at_once(
        [lambda by=by: appointing.approve_role(proposal=proposal, by=by, at=at) and "given" for by in deciders]
    )

    assert sorted(results) == ["ProposalClosed", "given"]
    assert person.roles.count() == 1


def test_two_records_merged_into_each_other_at_once_leave_one():
    at = timezone.now()
    agency = make_unit("Kabupaten Contoh")
    first, second = make_person("Budi Santoso", unit=agency), make_person("Budi Santosa", unit=agency)

    results = at_once(
        [
            lambda: services.merge_people(kept=first, other=second, at=at).pk,
            lambda: services.merge_people(kept=second, other=first, at=at).pk,
        ]
    )

    assert "SamePerson" in results
    assert User.objects.filter(merged_into=None).count() == 1
