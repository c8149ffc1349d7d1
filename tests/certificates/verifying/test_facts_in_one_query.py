import pytest

from certificates.verifying.facts import find
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_certificate, revoke

pytestmark = pytest.mark.django_db


def asked_of(certificate):
    """What a page shows of a certificate and of all that belongs to it."""
    return (
        certificate.series.agency_id,
        certificate.issuer.name,
        certificate.seal_key.name,
        certificate.credential.key.name,
        certificate.snapshot,
        certificate.pdf.name,
    )


def test_what_a_page_asks_of_a_certificate_has_come_with_it(certificate, django_assert_num_queries):
    wanted, position = asked_of(certificate), certificate.register_entries.get().position
    found = find(certificate.code)

    with django_assert_num_queries(0):
        assert asked_of(found) == wanted
        assert (found.entry_position, found.head_signed_at) == (position, None)


def test_a_later_revocation_is_found_by_the_same_query(at, django_assert_num_queries):
    certificate = make_certificate(at)
    assert not hasattr(find(certificate.code), "revocation")
    revoke(certificate, by=make_administrator(), at=at, reason="Kekeliruan")

    with django_assert_num_queries(1):
        found = find(certificate.code)
        assert (found.revocation.reason, found.is_renewed) == ("Kekeliruan", False)
