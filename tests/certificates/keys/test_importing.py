import datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from certificates.keys import pkcs12, public_parts, services, signing
from certificates.models import SigningKey
from tests.factories.keys import Authority, give_up, make_pkcs12, make_platform_keys, make_rsa_key

pytestmark = pytest.mark.django_db
PASSPHRASE = "rahasia sekali"


def take_in(data, at, passphrase=PASSPHRASE):
    return services.import_pkcs12(issuer=make_platform_keys(), data=data, passphrase=passphrase, at=at)


@pytest.mark.parametrize(("make_key", "algorithm"), [(None, "P-256"), (make_rsa_key, "RSA-2048")])
def test_the_key_of_an_authority_is_announced_and_signs(at, make_key, algorithm):
    data, authority = make_pkcs12(PASSPHRASE, key=make_key and make_key())

    key = take_in(data, at)

    assert (key.purpose, key.algorithm, key.is_active) == ("seal", algorithm, False)
    assert public_parts.chain(key.public_part)[1] == authority.certificate
    assert signing.fits(signing.sign(b"words", key=key), b"words", key=key)


def test_its_own_passphrase_opens_nothing_here(at, settings):
    data, _ = make_pkcs12(PASSPHRASE)

    key = take_in(data, at)

    content = (settings.SIGNING_KEYS_DIR / key.reference).read_bytes()
    assert PASSPHRASE.encode() not in content
    assert PASSPHRASE not in str(SigningKey.objects.filter(pk=key.pk).values())


def test_the_same_file_sent_twice_is_one_key(at):
    data, _ = make_pkcs12(PASSPHRASE)

    assert take_in(data, at) == take_in(data, at)


def test_a_key_that_was_given_up_does_not_come_back_as_a_file(at):
    data, _ = make_pkcs12(PASSPHRASE)
    give_up(take_in(data, at), at)

    with pytest.raises(services.KeyCompromised):
        take_in(data, at)


def refusal(data, at, passphrase=PASSPHRASE):
    with pytest.raises(pkcs12.NotUsable) as caught:
        take_in(data, at, passphrase)
    assert not SigningKey.objects.filter(purpose="seal", activated_at=None).exists()
    return caught.value.code


def test_a_wrong_passphrase_and_a_wrong_file_are_unreadable(at):
    data, _ = make_pkcs12(PASSPHRASE)

    assert refusal(data, at, "salah") == "unreadable"
    assert refusal(b"%PDF-1.7", at) == "unreadable"
    assert refusal(data + b"\0" * pkcs12.LARGEST, at) == "unreadable"


def test_an_ended_certificate_is_refused(at):
    data, _ = make_pkcs12(PASSPHRASE, until=at - datetime.timedelta(days=1))

    assert refusal(data, at) == "not_valid_now"


def test_a_certificate_that_may_not_sign_is_refused(at):
    data, _ = make_pkcs12(PASSPHRASE, may_sign=False)

    assert refusal(data, at) == "not_for_signing"


@pytest.mark.parametrize("key", [ec.generate_private_key(ec.SECP521R1()), make_rsa_key(1024)])
def test_a_kind_of_key_that_readers_may_not_know_is_refused(at, key):
    data, _ = make_pkcs12(PASSPHRASE, key=key)

    assert refusal(data, at) == "kind_of_key"


def test_the_chain_is_ordered_and_strangers_are_left_out():
    authority, stranger = Authority(), Authority("Orang lain")
    signer = authority.certify(ec.generate_private_key(ec.SECP256R1()).public_key())

    chain = pkcs12.ordered([signer, stranger.certificate, authority.certificate])

    assert chain == [signer, authority.certificate]
