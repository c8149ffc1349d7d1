"""Two people act on one certificate at the same moment: the database lets one go first."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from certificates.life import correcting, services
from certificates.models import Certificate, RegisterEntry, Revocation, ShareLink
from certificates.wallet.sharing import create_share_link
from tests.factories.accounts import make_administrator
from tests.factories.certificate_life import ask, correct, make_complete, make_held
from tests.factories.certificates import revoke

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]
REFUSALS = (correcting.AlreadyDecided, correcting.CertificateRevoked, services.CertificateSuperseded)


def at_once(*acts):
    """What each of the acts gave, or the name of its refusal."""

    def do(act):
        try:
            act()
        except REFUSALS as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(do, acts))


def test_two_officers_who_approve_at_once_issue_once(at):
    request = ask(make_held(at), at)
    officers = [make_administrator(f"Petugas {number}") for number in range(3)]

    results = at_once(*[lambda by=by: correcting.approve_correction(request=request, by=by, at=at) for by in officers])

    assert results == ["AlreadyDecided", "AlreadyDecided", "done"]
    assert Certificate.objects.count() == 2


def test_revoked_and_corrected_at_once_it_is_one_of_them(at):
    certificate, officer = make_complete(at), make_administrator("Rina Marlina")

    results = at_once(lambda: revoke(certificate, by=officer, at=at), lambda: correct(certificate, at, by=officer))

    assert "done" in results
    assert len(results) == 2
    assert results != ["done", "done"]
    assert Revocation.objects.count() + Certificate.objects.filter(revision=1).count() == 1
    assert RegisterEntry.objects.exclude(kind="issued").count() == 1


def test_a_revocation_sent_twice_at_once_is_one(at):
    certificate, officer = make_complete(at), make_administrator()

    assert at_once(*[lambda: revoke(certificate, by=officer, at=at)] * 3) == ["done"] * 3

    assert Revocation.objects.count() == 1
    assert RegisterEntry.objects.filter(kind="revoked").count() == 1


def test_a_link_sent_twice_at_once_is_one(at):
    certificate, key = make_held(at), uuid4()
    facts = {"label": "Panitia", "days": 7, "shown": [], "by": certificate.holder, "at": at}

    results = at_once(*[lambda: create_share_link(certificate=certificate, key=key, **facts)] * 3)

    assert results == ["done"] * 3
    assert ShareLink.objects.count() == 1
