"""The credential as a compact JWT (Open Badges 3.0, section 8.2), for verifiers that read no JSON-LD. ES256 only."""

import jwt
from jwt.utils import base64url_decode

from certificates.credentials import strict_json
from certificates.credentials.moments import seconds
from certificates.credentials.proofs import ProofInvalid, issuer_id

ALGORITHM = "ES256"
LONGEST = 100_000
CLAIMS = ("iss", "jti", "nbf", "sub", "exp")


class TokenInvalid(ProofInvalid):
    """The text is no JWT of ours, or its signature does not hold."""


def make_token(document, *, private_key, key_id):
    """`document` (without a proof) signed; `key_id` is the full name of the P-256 key."""
    claims = {
        "iss": document["issuer"]["id"],
        "jti": document["id"],
        "nbf": seconds(document["validFrom"]),
        "sub": document["credentialSubject"]["id"],
    }
    if "validUntil" in document:
        claims["exp"] = seconds(document["validUntil"])
    return jwt.encode({**document, **claims}, private_key, algorithm=ALGORITHM, headers={"kid": key_id, "typ": "JWT"})


def read_token(text, *, public_key_of):
    """(the credential in the token, the id of the key that signed it); times are for the caller to judge.

    `public_key_of(key id, issuer)` gives the P-256 key that may sign for this issuer, or raises UnknownKey.
    """
    if len(text) > LONGEST:
        raise TokenInvalid("The token is too long.")
    try:
        for part in text.split(".")[:2]:
            strict_json.parse(base64url_decode(part))
        key_id = jwt.get_unverified_header(text).get("kid", "")
        unchecked = jwt.decode(text, options={"verify_signature": False})
        key = public_key_of(key_id, str(unchecked.get("iss", "")))
        options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False}
        payload = jwt.decode(text, key, algorithms=[ALGORITHM], options=options)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise TokenInvalid("The signature does not belong to this token, or it is not a JWT.") from error
    credential = {name: value for name, value in payload.items() if name not in CLAIMS}
    if payload.get("iss") != issuer_id(credential) or payload.get("jti") != credential.get("id"):
        raise TokenInvalid("The token says one thing outside and another inside.")
    return credential, key_id
