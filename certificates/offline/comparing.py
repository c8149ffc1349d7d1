"""Whether what the QR code of a certificate carries still is what its records say."""

from certificates.credentials.drafting import with_dates
from certificates.keys import public_parts
from certificates.models import SigningKey
from certificates.offline import payload


def difference(certificate):
    """What differs, in words; "" when nothing does. Load it with its issuer, its credential and the key of that."""
    credential = getattr(certificate, "credential", None)
    if credential is None or not credential.offline_token:
        return ""
    try:
        signed = _read(credential, certificate.issuer)
    except payload.TokenRefused:
        return "its QR code does not carry what was signed"
    recorded = payload.facts_of(with_dates(certificate), issuer=certificate.issuer.slug)
    if signed != payload.as_carried(recorded, key_name=signed.key_name):
        return "its QR code says something else than its records"
    return ""


def _read(credential, issuer):
    """A credential that was signed anew leaves the printed code as it is, with the key of then."""
    try:
        return payload.read_token(credential.offline_token, _public([credential.key], issuer))
    except payload.UnknownKey:
        keys = issuer.keys.filter(purpose=SigningKey.Purpose.CREDENTIAL)
        return payload.read_token(credential.offline_token, _public(keys, issuer))


def _public(keys, issuer):
    return {(issuer.slug, key.name): public_parts.public_key(key) for key in keys}
