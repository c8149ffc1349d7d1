"""Which keys sign what a QR code carries, and which certificates no longer hold: what a verifier keeps for later."""

import base64
import hashlib

from certificates.keys import public_parts
from certificates.models import Certificate, Revocation, SigningKey
from certificates.register.leaves import in_utc

# Of the hash of a code. A list of these names nobody, and says a wrong certificate once in 10^9 for 1,000 entries.
HASH_BYTES = 5
MOST_REVOKED = 10_000  # 65 KB


def trusted_keys():
    """With their issuers: in use, retired, or announced, so that a verifier knows the next key before it is used."""
    return SigningKey.objects.filter(purpose=SigningKey.Purpose.CREDENTIAL, compromised_at=None).select_related(
        "issuer"
    )


def trust_list(*, at) -> dict:
    """`revoked` is the first five bytes of the SHA-256 of each code that was revoked or replaced, in base64."""
    codes = _codes_that_no_longer_hold()
    return {
        "format": 1,
        "seen_at": in_utc(at),
        "keys": [_key(key) for key in trusted_keys().order_by("issuer__slug", "name")],
        "revoked": base64.b64encode(b"".join(sorted(map(short_hash, codes[:MOST_REVOKED])))).decode(),
        "is_complete": len(codes) <= MOST_REVOKED,
    }


def short_hash(code) -> bytes:
    return hashlib.sha256(code.encode()).digest()[:HASH_BYTES]


def _key(key):
    public_key = public_parts.public_key(key).public_bytes_raw()
    return {
        "issuer": key.issuer.slug,
        "issuer_name": key.issuer.name,
        "name": key.name,
        "key": base64.b64encode(public_key).decode(),
    }


def _codes_that_no_longer_hold():
    """The newest first, so that a list that is too long leaves out the oldest."""
    revoked = Revocation.objects.order_by().values_list("certificate__code", "revoked_at")
    replaced = Certificate.objects.filter(replaces__isnull=False).order_by()
    rows = revoked.union(replaced.values_list("replaces__code", "issued_at"), all=True)
    rows = rows.order_by("-revoked_at")[: MOST_REVOKED + 1]
    return [code for code, _ in rows]
