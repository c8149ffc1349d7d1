"""The proof is the one of the W3C's test vector, byte for byte, and holds for the signed content alone."""

import copy
import hashlib
import json
from pathlib import Path

import base58
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.credentials import canonical, proofs
from certificates.keys import public_parts
from tests.factories.credentials import ISSUED_AT, KEY_ID, make_document, only

VECTORS = Path(__file__).parent / "vectors"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"


@pytest.fixture
def vector(monkeypatch):
    """The W3C's signed credential and its key; its context of examples defines every term and is pinned only here."""
    examples = json.loads((VECTORS / "credentials-examples-v2.json").read_text())
    monkeypatch.setitem(canonical.pinned(), EXAMPLES, examples)
    private = json.loads((VECTORS / "key-pair.json").read_text())["privateKeyMultibase"]
    key = Ed25519PrivateKey.from_private_bytes(base58.b58decode(private[1:])[2:])
    return json.loads((VECTORS / "signed-credential.json").read_text()), key


def test_the_files_of_the_vector_are_the_ones_of_the_w3c():
    for entry in json.loads((VECTORS / "manifest.json").read_text())["files"]:
        assert hashlib.sha256((VECTORS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_the_hashes_of_the_w3c_vector_are_reproduced(vector):
    signed, _key = vector
    config = {name: value for name, value in signed.pop("proof").items() if name != "proofValue"}

    content = proofs.signed_bytes(signed, config).hex()

    assert content[:64] == (VECTORS / "proof-config-hash.txt").read_text().strip()
    assert content[64:] == (VECTORS / "doc-hash.txt").read_text().strip()


def test_the_key_pair_of_the_w3c_vector_is_written_alike(vector):
    _signed, key = vector

    written = public_parts.multibase(key.public_key())

    assert written == json.loads((VECTORS / "key-pair.json").read_text())["publicKeyMultibase"]
    assert public_parts.from_multibase(written) == key.public_key()


def test_the_proof_of_the_w3c_vector_is_reproduced_byte_for_byte(vector):
    signed, key = vector
    proof = signed.pop("proof")
    content = proofs.signed_bytes(signed, {name: value for name, value in proof.items() if name != "proofValue"})

    assert proofs.multibase(key.sign(content)) == proof["proofValue"]


def test_the_proof_of_the_w3c_vector_is_accepted(vector):
    signed, key = vector

    key_id = proofs.check_proof(signed, public_key_of=lambda key_id, issuer: key.public_key())

    assert key_id == signed["proof"]["verificationMethod"]


@pytest.fixture
def key():
    return Ed25519PrivateKey.generate()


@pytest.fixture
def signed(key):
    return proofs.add_proof(make_document(), private_key=key, key_id=KEY_ID, at=ISSUED_AT)


def test_a_proof_says_how_by_which_key_and_when_it_was_made(signed):
    proof = dict(signed["proof"])

    assert proof.pop("proofValue").startswith("z")
    assert proof == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-11-21T06:30:00Z",
        "verificationMethod": KEY_ID,
        "proofPurpose": "assertionMethod",
    }


def test_the_same_credential_gets_the_same_proof(key, signed):
    again = proofs.add_proof(make_document(), private_key=key, key_id=KEY_ID, at=ISSUED_AT)

    assert again == signed


def test_a_proof_holds_after_the_document_was_written_and_read_again(key, signed):
    read = json.loads(json.dumps(signed, ensure_ascii=False, indent=3, sort_keys=True))

    assert proofs.check_proof(read, public_key_of=only(key)) == KEY_ID


CHANGES = {
    "the name": lambda document: document["credentialSubject"]["identifier"][0].update(identityHash="Orang Lain"),
    "the hours": lambda document: document["credentialSubject"].update(creditsEarned=200),
    "the course": lambda document: document["credentialSubject"]["achievement"].update(name="Lain"),
    "the issuer": lambda document: document["issuer"].update(name="Lain"),
    "the validity": lambda document: document.update(validUntil="2099-01-01T00:00:00Z"),
    "the place of its state": lambda document: document["credentialStatus"].update(statusListIndex="1"),
    "a competency left out": lambda document: document["credentialSubject"]["achievement"]["alignment"].pop(),
    "when it was signed": lambda document: document["proof"].update(created="2026-11-22T06:30:00Z"),
    "what for": lambda document: document["proof"].update(proofPurpose="authentication"),
    "the suite": lambda document: document["proof"].update(cryptosuite="eddsa-jcs-2022"),
    "something more in the proof": lambda document: document["proof"].update(nonce="x"),
    "no proof": lambda document: document.pop("proof"),
    "a proof that is a list": lambda document: document.update(proof=[document["proof"]]),
    "the signature": lambda document: document["proof"].update(proofValue="z" + "2" * 87),
    "a signature in another writing": lambda document: document["proof"].update(proofValue="uAAAA"),
    "a signature of other letters": lambda document: document["proof"].update(proofValue="z0OIl"),
    "a very long signature": lambda document: document["proof"].update(proofValue="z" + "2" * 5000),
    "a term without a definition": lambda document: document.update(kota="Sukamaju"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_proof_does_not_hold_after_a_change_of(change, key, signed):
    document = copy.deepcopy(signed)
    change(document)

    with pytest.raises(proofs.ProofInvalid):
        proofs.check_proof(document, public_key_of=only(key))


def test_a_proof_does_not_hold_with_another_key(signed):
    with pytest.raises(proofs.ProofInvalid, match="does not belong"):
        proofs.check_proof(signed, public_key_of=only(Ed25519PrivateKey.generate()))


def test_a_proof_by_an_unknown_key_is_not_checked(key, signed):
    with pytest.raises(proofs.UnknownKey):
        proofs.check_proof(signed, public_key_of=only(key, key_id="did:web:lain.example#key-1"))
