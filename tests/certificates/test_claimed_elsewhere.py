import pytest

from certificates.claimed_elsewhere import certificates_claimed
from competencies.claims.own_certificates import find
from tests.factories.certificates import make_certificate

pytestmark = pytest.mark.django_db


def test_a_certificate_is_known_by_its_file_and_by_its_number(at):
    certificate = make_certificate(at, rendered=True)

    by_file = find(sha256=certificate.pdf_sha256)
    by_number = find(number=f" {certificate.number} ")

    assert by_file == by_number == find(number=certificate.number.lower())
    assert (by_file.number, by_file.holder) == (certificate.number, certificate.holder_id)


def test_what_is_not_ours_is_not_found(at):
    make_certificate(at, rendered=True)

    assert certificates_claimed(sha256s={"0" * 64}, numbers={"SERT-001"}) == []
    assert find(sha256="", number="") is None
