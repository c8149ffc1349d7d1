"""Whether a credential that somebody shows is one of ours, signed by a key to be trusted, and as we recorded it."""

import json
from dataclasses import dataclass

from certificates import codes
from certificates.credentials import proofs, strict_json, tokens
from certificates.credentials.proofs import ProofInvalid, UnknownKey, issuer_id
from certificates.keys import public_parts
from certificates.keys.did import did_of
from certificates.models import Certificate, Issuer, SigningKey

LONGEST = 100_000
LONGEST_DID = 300


class NotReadable(ProofInvalid):
    """It is not JSON, or too long to be a credential."""


class ForeignIssuer(UnknownKey):
    """It names an issuer that is none of ours, so nothing here can say whether it is genuine."""


class KeyGivenUp(UnknownKey):
    """It was signed with a key that others may know."""


@dataclass(frozen=True)
class Finding:
    """A credential whose signature holds. `certificate` is None when none has its code; `is_as_recorded` says that
    its content is what we hold, whoever wrote it down and however."""

    document: dict
    key: SigningKey
    certificate: Certificate | None
    is_as_recorded: bool


def check_document(text):
    """A credential as JSON (str or bytes). Raises ProofInvalid or one of its kinds."""
    document = read_json(text)
    found = {}
    proofs.check_proof(document, public_key_of=_known_key(SigningKey.Purpose.CREDENTIAL, found))
    return _finding(document, found["key"])


def check_token(text):
    """A credential as a JWT. Raises ProofInvalid or one of its kinds."""
    found = {}
    document, _key_id = tokens.read_token(text, public_key_of=_known_key(SigningKey.Purpose.JWT, found))
    return _finding(document, found["key"])


def read_json(text):
    if len(text) > LONGEST:
        raise NotReadable("It is too long to be a credential.")
    try:
        document = strict_json.parse(text)
    except strict_json.Ambiguous as error:
        raise NotReadable(f"It can be read in more than one way. {error}") from error
    except (ValueError, RecursionError) as error:
        raise NotReadable("It is not JSON.") from error
    if not isinstance(document, dict):
        raise NotReadable("It is not a credential.")
    return document


def issuer_of(did):
    """The Issuer with this DID. Raises ForeignIssuer."""
    slug = did.partition(":penerbit:")[2] if isinstance(did, str) and len(did) <= LONGEST_DID else ""
    issuer = Issuer.objects.filter(slug=slug).first() if slug.isascii() and slug.isprintable() else None
    if issuer is None or did_of(issuer) != did:
        raise ForeignIssuer("It was not issued here, and its signature can't be checked here.")
    return issuer


def _known_key(purpose, found):
    """Keeps the SigningKey in `found`, for whoever wants to know more of it than its public half."""

    def public_key_of(key_id, issuer_did):
        issuer = issuer_of(issuer_did)
        did, _hash, name = str(key_id).partition("#")
        is_plain = did == issuer_did and name.isascii() and name.isprintable()
        key = issuer.keys.filter(purpose=purpose, name=name).first() if is_plain else None
        if key is None:
            raise UnknownKey("It names a key that its issuer never had.")
        if not key.is_trusted:
            raise KeyGivenUp("It was signed with a key that is no longer to be trusted.")
        found["key"] = key
        return public_parts.public_key(key)

    return public_key_of


def _finding(document, key):
    certificate = _certificate(document)
    recorded = getattr(certificate, "credential", None)
    is_same = recorded is not None and _content(json.loads(recorded.document)) == _content(document)
    is_same = is_same and issuer_id(document) == did_of(certificate.issuer)
    return Finding(document=document, key=key, certificate=certificate, is_as_recorded=is_same)


def _certificate(document):
    """By the code at the end of its id."""
    try:
        code = codes.parse(document.get("id", ""))
    except codes.MalformedCode:
        return None
    fated = Certificate.objects.with_fate().select_related("credential", "issuer", "replaced_by")
    return fated.filter(code=code).first()


def _content(document):
    """Without what changes when the same facts are signed anew."""
    return {name: value for name, value in document.items() if name not in ("proof", "validFrom")}
