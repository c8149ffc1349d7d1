"""What a did:web address resolves to: the public keys by which an issuer's credentials are checked."""

import json

from certificates.credentials.canonical import MULTIKEY

DID_V1 = "https://www.w3.org/ns/did/v1"
JWK_V1 = "https://w3id.org/security/jwk/v1"
ASSERTING = ("credential", "jwt")


def did_document(did, keys, *, profile_url):
    """`keys` are those still to be trusted, in use or not: verifiers look at neither the end nor the revocation of one.

    Each has a `name`, a `purpose` and a `public_part`; those of other purposes are left out.
    """
    methods = [_method(did, key) for key in keys if key.purpose in ASSERTING]
    return {
        "@context": [DID_V1, MULTIKEY, JWK_V1],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
        "service": [{"id": f"{did}#profil", "type": "LinkedDomains", "serviceEndpoint": profile_url}],
    }


def _method(did, key):
    method = {"id": f"{did}#{key.name}", "controller": did}
    if key.purpose == "credential":
        return {**method, "type": "Multikey", "publicKeyMultibase": key.public_part}
    return {**method, "type": "JsonWebKey", "publicKeyJwk": json.loads(key.public_part)}
