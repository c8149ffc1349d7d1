"""What the records say about a certificate when an entry is made, which no later entry may find changed."""

from certificates.models import RegisterEntry
from certificates.register.leaves import digest_of, in_utc

Kind = RegisterEntry.Kind


def facts_digest(certificate, kind) -> str:
    """Of all that is printed, and of why it ended; not of the holder, because two records of a person may be merged."""
    return digest_of({**_as_numbered(certificate), **_DETAILS[kind](certificate)}, certificate.public_id)


def _as_numbered(certificate):
    return {
        "code": certificate.code,
        "number": certificate.number,
        "revision": certificate.revision,
        "issued_at": in_utc(certificate.issued_at),
        "valid_until": certificate.valid_until and certificate.valid_until.isoformat(),
        "snapshot": certificate.snapshot,
    }


def _where_its_state_stands(certificate):
    return {
        "issuer": certificate.issuer_id,
        "status_list": certificate.status_list_id,
        "status_index": certificate.status_index,
    }


def _why_it_was_revoked(certificate):
    revocation = getattr(certificate, "revocation", None)
    if revocation is None:
        return {}
    told = {name: getattr(revocation, name) for name in ("reason", "authority", "document")}
    return {"revocation": {**told, "revoked_at": in_utc(revocation.revoked_at)}}


def _what_replaced_it(certificate):
    newer = getattr(certificate, "replaced_by", None)
    return {"replaced_by": newer.code} if newer else {}


_DETAILS = {
    Kind.ISSUED: _where_its_state_stands,
    Kind.RESIGNED: _where_its_state_stands,
    Kind.REVOKED: _why_it_was_revoked,
    Kind.SUPERSEDED: _what_replaced_it,
}
