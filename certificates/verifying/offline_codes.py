"""What the signed part of a QR code's link is worth beside the certificate that its code names."""

import enum

from certificates.credentials.drafting import with_dates
from certificates.keys import public_parts
from certificates.models import SigningKey
from certificates.offline import payload


class Worth(enum.StrEnum):
    NONE = "none"  # the link carries no signed part
    GENUINE = "genuine"
    UNTRUSTED = "untrusted"  # signed with a key of ours that is no longer to be trusted
    FALSE = "false"  # changed, cut off, signed by another issuer, or taken from another certificate


def worth_of(token, *, certificate):
    """`token` as it stands in the link; `certificate` as `facts.find` has found it."""
    if not token:
        return Worth.NONE
    keys = _keys()
    try:
        signed = payload.read_token(token, {name: public for name, (public, _is_trusted) in keys.items()})
    except payload.TokenRefused:
        return Worth.FALSE
    # Any issuer's key may sign any code, so the rest is compared as well.
    if not _is_of(certificate, signed):
        return Worth.FALSE
    _public, is_trusted = keys[signed.issuer, signed.key_name]
    return Worth.GENUINE if is_trusted else Worth.UNTRUSTED


def _is_of(certificate, signed):
    if certificate.issuer is None:
        return False  # from before there were such codes
    printed = payload.facts_of(with_dates(certificate), issuer=certificate.issuer.slug)
    return payload.says_the_same(signed, printed)


def _keys():
    """{(short name of the issuer, name of the key): (public key, whether it is to be trusted)} of every issuer."""
    keys = SigningKey.objects.filter(purpose=SigningKey.Purpose.CREDENTIAL)
    rows = keys.values_list("issuer__slug", "name", "public_part", "compromised_at")
    return {(slug, name): (public_parts.from_multibase(part), given_up is None) for slug, name, part, given_up in rows}
