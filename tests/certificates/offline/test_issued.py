"""What the chain prints is what a verifier without a network reads."""

import base64
import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from certificates.offline import payload, trust
from certificates.register import checking
from tests.factories.certificates import make_certificate
from tests.factories.keys import give_up, key_in_use, make_platform_keys, rotate

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(at):
    make_platform_keys()
    certificate = make_certificate(at, rendered=True)
    certificate.refresh_from_db()
    return certificate.credential.offline_token


def keys_on_the_list(at):
    keys = trust.trust_list(at=at)["keys"]
    return {
        (key["issuer"], key["name"]): Ed25519PublicKey.from_public_bytes(base64.b64decode(key["key"])) for key in keys
    }


def test_the_token_of_an_issued_certificate_says_what_is_printed(token, at):
    facts = payload.read_token(token, keys_on_the_list(at))

    assert facts.course == "Literasi Digital Dasar bagi ASN"
    assert (facts.hours, facts.issuer) == (20, "")
    assert facts.completed == datetime.date(2026, 11, 21)


def test_a_certificate_stays_good_when_the_key_is_replaced(token, at):
    rotate(key_in_use(), at)

    assert payload.read_token(token, keys_on_the_list(at))


def test_a_certificate_of_a_key_that_others_may_know_is_no_longer_recognised(token, at):
    give_up(key_in_use(), at)

    with pytest.raises(payload.UnknownKey):
        payload.read_token(token, keys_on_the_list(at))


def test_the_register_holds_what_was_issued(token):
    report = checking.check(with_files=True)

    assert (report.size, report.problem) == (1, None)
