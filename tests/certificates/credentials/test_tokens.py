"""The JWT says the same as the credential, and nobody but its issuer can make or change one."""

import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from certificates.credentials.proofs import ProofInvalid, UnknownKey
from certificates.credentials.tokens import make_token, read_token
from tests.factories.credentials import DID, KEY_ID, make_document, make_snapshot, only


@pytest.fixture
def key():
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def token(key):
    return make_token(make_document(), private_key=key, key_id=KEY_ID)


def test_the_header_names_the_algorithm_and_the_key(token):
    assert jwt.get_unverified_header(token) == {"alg": "ES256", "typ": "JWT", "kid": KEY_ID}


def test_the_token_repeats_issuer_subject_id_and_times_as_claims(key):
    snapshot = make_snapshot()
    snapshot["dates"]["valid_until"] = "2029-11-20"
    document = make_document(snapshot)

    claims = jwt.decode(
        make_token(document, private_key=key, key_id=KEY_ID), key.public_key(), ["ES256"], {"verify_nbf": False}
    )

    assert {name: claims[name] for name in ("iss", "jti", "sub", "nbf", "exp")} == {
        "iss": DID,
        "jti": document["id"],
        "sub": document["credentialSubject"]["id"],
        "nbf": 1795242600,  # 21 November 2026, 13.30 WIB
        "exp": 1889888399,  # 20 November 2029, 23.59.59 WIB
    }


def test_the_credential_in_the_token_is_the_whole_one(key, token):
    credential, key_id = read_token(token, public_key_of=only(key))

    assert credential == make_document()
    assert key_id == KEY_ID


def test_a_token_with_a_name_that_stands_twice_is_refused(key):
    """Even when the key has signed it: readers choose differently."""
    document = make_document()
    claims = {"iss": DID, "jti": document["id"], **document}
    payload = json.dumps(claims).replace('"name":', '"name": "Orang Lain", "name":', 1)
    token = jwt.api_jws.encode(payload.encode(), key, "ES256", headers={"kid": KEY_ID})

    with pytest.raises(ProofInvalid):
        read_token(token, public_key_of=only(key))


@pytest.mark.parametrize("text", ["", ".", "..", "a.b", "a.b.c", "é.é.é", "bnVsbA.bnVsbA.x", "\ud800.a.b"])
def test_what_is_no_token_ends_in_a_clear_error(key, text):
    with pytest.raises(ProofInvalid):
        read_token(text, public_key_of=only(key))


def test_a_token_of_another_key_is_refused(token):
    with pytest.raises(ProofInvalid):
        read_token(token, public_key_of=only(ec.generate_private_key(ec.SECP256R1())))


def test_a_token_of_an_unknown_key_is_refused(key, token):
    with pytest.raises(UnknownKey):
        read_token(token, public_key_of=only(key, key_id=f"{DID}#jwt-2025-01"))


def test_a_changed_token_is_refused(key, token):
    head, _body, signature = token.split(".")
    other = make_token(make_document(make_snapshot(number="1/2026")), private_key=key, key_id=KEY_ID).split(".")[1]

    with pytest.raises(ProofInvalid):
        read_token(f"{head}.{other}.{signature}", public_key_of=only(key))


def test_a_token_whose_claims_contradict_the_credential_is_refused(key):
    claims = {**make_document(), "iss": "did:web:lain.example", "jti": make_document()["id"]}
    token = jwt.encode(claims, key, algorithm="ES256", headers={"kid": KEY_ID})

    with pytest.raises(ProofInvalid, match="one thing outside"):
        read_token(token, public_key_of=only(key))


def test_other_algorithms_are_refused(key):
    claims = {**make_document(), "iss": DID, "jti": make_document()["id"]}
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    tokens = [
        jwt.encode(claims, None, algorithm="none", headers={"kid": KEY_ID}),
        jwt.encode(claims, public, algorithm="HS256", headers={"kid": KEY_ID}),
        jwt.encode(claims, rsa.generate_private_key(65537, 2048), algorithm="RS256", headers={"kid": KEY_ID}),
    ]

    for token in tokens:
        with pytest.raises(ProofInvalid):
            read_token(token, public_key_of=only(key))


@pytest.mark.parametrize(
    "text", ["", "a", "a.b.c", "....", "é.é.é", "e30.e30.", "x" * 200_000, "e30." + "W" * 50_000 + ".e30"]
)
def test_what_is_no_token_is_refused(key, text):
    with pytest.raises(ProofInvalid):
        read_token(text, public_key_of=only(key))


def test_the_token_is_short_enough_to_be_sent_around(token):
    assert len(token) < 8000
    assert len(json.dumps(make_document())) < 6000
