"""Whatever somebody shows as a credential ends in a finding or in one clear error."""

import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certificates.credentials import checking
from certificates.credentials.proofs import ProofInvalid, UnknownKey, add_proof
from certificates.credentials.status_lists import as_text
from certificates.keys import vault
from certificates.keys.did import key_id
from certificates.models import Credential
from tests.factories.accounts import make_unit
from tests.factories.credentials import make_document
from tests.factories.issued_credentials import make_credential, read_document
from tests.factories.keys import key_in_use, make_issuer

pytestmark = pytest.mark.django_db


@pytest.fixture
def credential(at):
    return make_credential(at)


def signed_by_us(document, at):
    key = key_in_use("credential")
    document = {name: value for name, value in document.items() if name != "proof"}
    return as_text(add_proof(document, private_key=vault.private_key(key), key_id=key_id(key), at=at))


def test_written_otherwise_it_is_still_as_recorded(credential):
    text = json.dumps(read_document(credential), indent=4, sort_keys=True)

    assert checking.check_document(text).is_as_recorded
    assert checking.check_document(text.encode()).is_as_recorded


def test_a_genuine_signature_over_other_facts_is_not_as_recorded(credential, at):
    document = read_document(credential)
    document["credentialSubject"]["creditsEarned"] = 21

    finding = checking.check_document(signed_by_us(document, at))

    assert finding.certificate == credential.certificate
    assert not finding.is_as_recorded


def test_a_genuine_signature_under_a_code_that_nobody_has_finds_no_certificate(credential, at):
    document = {**read_document(credential), "id": "https://belajar.example.go.id/v/0000000000ZZ"}

    finding = checking.check_document(signed_by_us(document, at))

    assert finding.certificate is None
    assert not finding.is_as_recorded


def test_one_of_a_foreign_issuer_is_told_apart(at):
    key = Ed25519PrivateKey.generate()
    document = add_proof(make_document(), private_key=key, key_id="did:web:lain.example#1", at=at)
    document["issuer"]["id"] = "did:web:lain.example"

    with pytest.raises(checking.ForeignIssuer):
        checking.check_document(json.dumps(document))


def test_a_key_of_another_issuer_may_not_sign_for_this_one(credential, at):
    other = make_issuer(make_unit("Dinas Lain"), slug="dinas-lain")
    key = key_in_use("credential", other)
    document = {name: value for name, value in read_document(credential).items() if name != "proof"}
    forged = add_proof(document, private_key=vault.private_key(key), key_id=key_id(key), at=at)

    with pytest.raises(UnknownKey):
        checking.check_document(json.dumps(forged))


def test_the_key_of_tokens_may_not_be_named_in_a_proof(credential):
    document = read_document(credential)
    document["proof"]["verificationMethod"] = key_id(key_in_use("jwt"))

    with pytest.raises(UnknownKey):
        checking.check_document(json.dumps(document))


def test_a_token_cannot_be_made_with_another_algorithm(credential):
    claims = jwt.decode(credential.jwt, options={"verify_signature": False})
    forged = jwt.encode(claims, None, algorithm="none", headers={"kid": key_id(key_in_use("jwt"))})

    with pytest.raises(ProofInvalid):
        checking.check_token(forged)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        '{"proof": 1}',
        '{"proof": {}}',
        "[" * 50_000,
        '{"a":' * 20_000,
        '{"x": NaN}',
        '{"x": 1' + "0" * 5000 + "}",
        "x" * 200_000,
        b"\xff\xfe\x00",
    ],
    ids=range(12),
)
def test_what_is_no_credential_ends_in_a_clear_error(text):
    with pytest.raises(ProofInvalid):
        checking.check_document(text)


@pytest.mark.parametrize("part", ["name", "id", "issuer", "@context", "nested"])
def test_half_of_a_surrogate_pair_anywhere_ends_in_a_clear_error(credential, part):
    document = read_document(credential)
    document[part] = {"identityHash": ["Budi\ud800"]} if part == "nested" else "Budi\ud800"

    with pytest.raises(checking.NotReadable):
        checking.check_document(json.dumps(document))


@pytest.mark.parametrize("part", ["created", "verificationMethod", "proofValue"])
def test_half_of_a_surrogate_pair_in_a_proof_ends_in_a_clear_error(credential, part):
    document = read_document(credential)
    document["proof"][part] += "\ud800"

    with pytest.raises(checking.NotReadable):
        checking.check_document(json.dumps(document))


def test_a_name_that_stands_twice_is_refused_because_readers_choose_differently(credential):
    text = credential.document
    hidden = '{"credentialSubject":{"name":"Orang Lain"},"name":"Dokter Spesialis",' + text[1:]
    inside = text.replace('"identityHash":', '"identityHash":"Orang Lain","identityHash":')

    for forged in (hidden, inside, inside.encode()):
        with pytest.raises(checking.NotReadable, match="more than one way"):
            checking.check_document(forged)


ISSUERS = [None, 5, [], {}, {"id": None}, {"id": 5}, {"id": "did:web:" + "x" * 5000}, "did:web:a\x00", "", {"id": "é"}]


@pytest.mark.parametrize("issuer", ISSUERS, ids=range(len(ISSUERS)))
def test_an_issuer_of_any_form_ends_in_a_clear_error(credential, issuer):
    document = {**read_document(credential), "issuer": issuer}

    with pytest.raises(ProofInvalid):
        checking.check_document(json.dumps(document))


@pytest.mark.parametrize("name", ["", "#", "#\x00", "#é", "x" * 5000, "#key-2026-01\n"])
def test_a_key_name_of_any_form_ends_in_a_clear_error(credential, name):
    document = read_document(credential)
    document["proof"]["verificationMethod"] = document["issuer"]["id"] + name

    with pytest.raises(ProofInvalid):
        checking.check_document(json.dumps(document))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(["@context", "id", "type", "issuer", "credentialSubject", "credentialStatus", "evidence", "proof"]),
    VALUES,
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_anywhere_ends_in_a_finding_or_a_clear_error(at, name, value):
    credential = Credential.objects.first() or make_credential(at)
    document = {**read_document(credential), name: value}

    with pytest.raises(ProofInvalid):
        checking.check_document(json.dumps(document))
