"""The public half of a key as it is kept and published: multibase, JWK or certificates, by purpose. Pure."""

import base64
import json

import base58
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519_PREFIX = b"\xed\x01"
P256_BYTES = 32


def multibase(public_key):
    raw = public_key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return "z" + base58.b58encode(ED25519_PREFIX + raw).decode()


def from_multibase(text):
    decoded = base58.b58decode(text.removeprefix("z"))
    return ed25519.Ed25519PublicKey.from_public_bytes(decoded.removeprefix(ED25519_PREFIX))


def jwk(public_key):
    numbers = public_key.public_numbers()
    return json.dumps({"kty": "EC", "crv": "P-256", "x": _base64url(numbers.x), "y": _base64url(numbers.y)})


def from_jwk(text):
    parts = json.loads(text)
    return ec.EllipticCurvePublicNumbers(_number(parts["x"]), _number(parts["y"]), ec.SECP256R1()).public_key()


def pem(chain):
    return "".join(certificate.public_bytes(Encoding.PEM).decode() for certificate in chain)


def chain(text):
    """The certificates of a seal, the signer's own first."""
    return x509.load_pem_x509_certificates(text.encode())


def public_key(key):
    """The public key of a SigningKey, ready to check signatures with."""
    if key.purpose == "credential":
        return from_multibase(key.public_part)
    if key.purpose == "jwt":
        return from_jwk(key.public_part)
    return chain(key.public_part)[0].public_key()


def _base64url(number):
    return base64.urlsafe_b64encode(number.to_bytes(P256_BYTES, "big")).rstrip(b"=").decode()


def _number(text):
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")
