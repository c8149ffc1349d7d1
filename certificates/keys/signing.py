"""One way to sign with any of our keys, wherever its private half lies."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding

from certificates.keys import hardware, public_parts, vault
from certificates.models import SigningKey


def sign(data, *, key):
    """Ed25519 signs `data` itself, the other keys its SHA-256: P-256 gives DER, RSA gives PKCS#1 v1.5."""
    if key.storage == SigningKey.Storage.PKCS11:
        return hardware.sign(data, label=key.reference, algorithm=key.algorithm)
    private = vault.private_key(key)
    if isinstance(private, ed25519.Ed25519PrivateKey):
        return private.sign(data)
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return private.sign(data, ec.ECDSA(hashes.SHA256()))
    return private.sign(data, padding.PKCS1v15(), hashes.SHA256())


def fits(signature, data, *, key):
    """Whether `signature` was made by the private half of `key` over `data`."""
    public = public_parts.public_key(key)
    try:
        if isinstance(public, ed25519.Ed25519PublicKey):
            public.verify(signature, data)
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        else:
            public.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
