"""The proof inside a credential: W3C Data Integrity with the suite eddsa-rdfc-2022."""

import hashlib

import base58
from cryptography.exceptions import InvalidSignature

from certificates.credentials.canonical import NotCanonical, canonical
from certificates.credentials.moments import iso

SUITE = "eddsa-rdfc-2022"
FIELDS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}


class ProofInvalid(Exception):
    """The proof does not hold; the message says why."""


class ProofMissing(ProofInvalid):
    """The document has no proof of the suite that is checked here."""


class UnknownKey(ProofInvalid):
    """The key that the proof names is none that may be relied upon."""


def add_proof(document, *, private_key, key_id, at):
    """`document` with its proof. `key_id` is the full name of the key, such as "did:web:example.org#key-2026-01"."""
    config = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": iso(at),
        "verificationMethod": key_id,
        "proofPurpose": "assertionMethod",
    }
    value = multibase(private_key.sign(signed_bytes(document, config)))
    return {**document, "proof": {**config, "proofValue": value}}


def check_proof(document, *, public_key_of):
    """Returns the id of the key that signed `document`. Raises ProofInvalid.

    `public_key_of(key id, issuer)` gives the Ed25519 key that may sign for this issuer, or raises UnknownKey.
    """
    proof = document.get("proof")
    if not isinstance(proof, dict) or proof.get("cryptosuite") != SUITE or proof.get("type") != "DataIntegrityProof":
        raise ProofMissing(f"There is no proof of the suite {SUITE}.")
    if set(proof) != FIELDS or not all(isinstance(value, str) for value in proof.values()):
        raise ProofInvalid("The proof has fields that it should not have, or lacks some.")
    if proof["proofPurpose"] != "assertionMethod":
        raise ProofInvalid("The proof was made for another purpose.")
    key = public_key_of(proof["verificationMethod"], issuer_id(document))
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    try:
        key.verify(from_multibase(proof["proofValue"]), signed_bytes(unsigned, config))
    except InvalidSignature:
        raise ProofInvalid("The signature does not belong to this content.") from None
    except NotCanonical as error:
        raise ProofInvalid(str(error)) from error
    return proof["verificationMethod"]


def signed_bytes(document, config):
    """What the signature is made over: the hash of how it was signed, and the hash of what was."""
    contexts = {"@context": document["@context"]} if "@context" in document else {}
    return _hash({**contexts, **config}) + _hash(document)


def issuer_id(document):
    issuer = document.get("issuer")
    return issuer.get("id", "") if isinstance(issuer, dict) else issuer


def multibase(content):
    return "z" + base58.b58encode(content).decode()


def from_multibase(text):
    if not text.startswith("z") or len(text) > 200:
        raise ProofInvalid("The signature is not written as it should be.")
    try:
        return base58.b58decode(text[1:])
    except ValueError:
        raise ProofInvalid("The signature is not written as it should be.") from None


def _hash(document):
    return hashlib.sha256(canonical(document)).digest()
