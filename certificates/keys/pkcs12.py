"""Reads the key and certificates that an authority gave as a PKCS#12 file. Pure; every refusal has a code."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates

LARGEST = 100 * 1024
SMALLEST_RSA = 2048
LONGEST_CHAIN = 5


class NotUsable(Exception):
    """`code` says why: "unreadable", "no_key", "kind_of_key", "not_for_signing", "not_valid_now", "not_its_key"."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read(data, *, passphrase, at):
    """The private key and the chain, the signer's own certificate first. The passphrase is kept nowhere."""
    found = _opened(data, passphrase)
    if found.key is None or found.cert is None:
        raise NotUsable("no_key")
    certificates = [each.certificate for each in found.additional_certs]
    chain = ordered([found.cert.certificate, *certificates])
    check(chain[0], at=at)
    if found.key.public_key() != chain[0].public_key():
        raise NotUsable("not_its_key")
    return found.key, chain


def _opened(data, passphrase) -> PKCS12KeyAndCertificates:
    if len(data) > LARGEST:
        raise NotUsable("unreadable")
    try:
        return pkcs12.load_pkcs12(data, passphrase.encode() or None)
    except (ValueError, TypeError):
        raise NotUsable("unreadable") from None


def check(certificate, *, at):
    """Refuses a certificate that readers of PDF would not accept as a signer's."""
    key = certificate.public_key()
    is_rsa = isinstance(key, rsa.RSAPublicKey) and key.key_size >= SMALLEST_RSA
    is_p256 = isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)
    if not (is_rsa or is_p256):
        raise NotUsable("kind_of_key")
    if not _may_sign(certificate):
        raise NotUsable("not_for_signing")
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise NotUsable("not_valid_now")


def _may_sign(certificate):
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def ordered(certificates):
    """The first one and those that vouch for it, one above the other; what belongs to nothing is left out."""
    chain, others = [certificates[0]], list(certificates[1:])
    while len(chain) < LONGEST_CHAIN:
        above = next((each for each in others if vouches(each, chain[-1])), None)
        if above is None:
            break
        chain.append(above)
        others.remove(above)
    return chain


def vouches(authority, certificate):
    """Whether `authority` signed the certificate of another."""
    if authority.subject != certificate.issuer or authority == certificate:
        return False
    try:
        certificate.verify_directly_issued_by(authority)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True


def algorithm(public_key):
    return "P-256" if isinstance(public_key, ec.EllipticCurvePublicKey) else f"RSA-{public_key.key_size}"
