"""Checks one signature of the Cryptographic Message Syntax (RFC 5652, CAdES) and its timestamp (RFC 3161). Pure.

Written for files of strangers: every step costs as much as its input is long, and nothing is fetched.
"""

import datetime
import hashlib
from dataclasses import dataclass

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import NameOID

from certificates.keys.pkcs12 import vouches

DIGESTS = {"sha256": hashes.SHA256, "sha384": hashes.SHA384, "sha512": hashes.SHA512}
# A leaf, two authorities between, a root, and as many for one crossing.
MOST_CERTIFICATES = 12
LONGEST_CHAIN = 5


class Broken(Exception):
    """What stands where a signature should be is none, or uses what we do not accept."""


@dataclass(frozen=True)
class Trust:
    """`signers` are SHA-256 digests of the certificates that count by themselves; `roots` vouch for others."""

    signers: frozenset = frozenset()
    roots: tuple = ()


@dataclass(frozen=True)
class Signed:
    """`is_intact`: the signature fits the digest and the certificate. `signed_at` is what the signer said,
    `stamped_at` what a timestamp authority vouches for.
    """

    certificate: x509.Certificate
    is_intact: bool
    is_trusted: bool
    signed_at: datetime.datetime | None
    stamped_at: datetime.datetime | None

    @property
    def signer(self):
        return name_of(self.certificate)

    @property
    def certificate_sha256(self):
        return digest_of(self.certificate)


def digest_of(certificate):
    return certificate.fingerprint(hashes.SHA256()).hex()


def name_of(certificate):
    """The common name, or the organisation, as text for people."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in certificate.subject.get_attributes_for_oid(kind):
            return str(attribute.value)
    return ""


def check(der, *, pieces, trust, claimed_at=None):
    """The signature `der` over the bytes of `pieces`, which lie apart in the file. Raises Broken.

    `claimed_at` is when it was made according to the document, for signatures that don't say so themselves.
    """
    try:
        return _check(der, pieces, trust, claimed_at)
    except Broken:
        raise
    except Exception as error:  # the decoder meets hostile input and raises whatever it stumbles over
        raise Broken(type(error).__name__) from error


def _check(der, pieces, trust, claimed_at):
    data = _signed_data(der)
    signer = _only_signer(data)
    certificates = _certificates(data)
    certificate = _certificate_of(signer, certificates)
    digest = _digest(signer, pieces)
    is_intact = _attributes_fit(signer, digest, certificate) and _signature_fits(signer, certificate)
    stamped_at = _stamped_at(signer, trust) if is_intact else None
    said = _attribute(signer["signed_attrs"], "signing_time")
    signed_at = said.native if said is not None else claimed_at
    return Signed(
        certificate=certificate,
        is_intact=is_intact,
        is_trusted=is_intact and is_trusted(certificate, certificates, trust, at=stamped_at or signed_at),
        signed_at=signed_at,
        stamped_at=stamped_at,
    )


def _signed_data(der):
    info = cms.ContentInfo.load(der)
    if info["content_type"].native != "signed_data":
        raise Broken("This is no signature.")
    return info["content"]


def _only_signer(data):
    if len(data["signer_infos"]) != 1:
        raise Broken("A signature has exactly one signer.")
    return data["signer_infos"][0]


def _certificates(data):
    if len(data["certificates"]) > MOST_CERTIFICATES:
        raise Broken("There are too many certificates.")
    return [
        x509.load_der_x509_certificate(choice.chosen.dump())
        for choice in data["certificates"]
        if choice.name == "certificate"
    ]


def _certificate_of(signer, certificates):
    wanted = signer["sid"].chosen
    for certificate in certificates:
        if signer["sid"].name == "issuer_and_serial_number":
            same_issuer = certificate.issuer.public_bytes() == wanted["issuer"].dump()
            if same_issuer and certificate.serial_number == wanted["serial_number"].native:
                return certificate
        elif _key_identifier(certificate) == wanted.native:
            return certificate
    raise Broken("The certificate of the signer is missing.")


def _key_identifier(certificate):
    try:
        return certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    except x509.ExtensionNotFound:
        return None


def _digest(signer, pieces):
    name = signer["digest_algorithm"]["algorithm"].native
    if name not in DIGESTS:
        raise Broken(f"We do not accept the digest {name}.")
    digest = hashlib.new(name)
    for piece in pieces:
        digest.update(piece)
    return digest.digest()


def _attributes_fit(signer, digest, certificate):
    """The signed attributes name the digest and, so that certificates can't be exchanged, the certificate."""
    attributes = signer["signed_attrs"]
    message_digest = _attribute(attributes, "message_digest")
    if message_digest is None or message_digest.native != digest:
        return False
    named = _attribute(attributes, "signing_certificate_v2")
    if named is None:
        return True
    first = named["certs"][0]
    algorithm = first["hash_algorithm"]["algorithm"].native
    return algorithm in DIGESTS and certificate.fingerprint(DIGESTS[algorithm]()) == first["cert_hash"].native


def _attribute(attributes, name):
    values = [each["values"] for each in attributes if each["type"].native == name]
    if not values:
        return None
    if len(values) > 1 or len(values[0]) != 1:
        raise Broken(f"The attribute {name} stands there more than once.")
    return values[0][0]


def _signature_fits(signer, certificate):
    algorithm = signer["signature_algorithm"]
    digest = DIGESTS[signer["digest_algorithm"]["algorithm"].native]()
    signed = signer["signed_attrs"].untag().dump()
    key, signature = certificate.public_key(), signer["signature"].native
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(digest))
        elif isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, signed)
        elif isinstance(key, rsa.RSAPublicKey) and key.key_size >= 2048:
            key.verify(signature, signed, _rsa_padding(algorithm), digest)
        else:
            raise Broken("We do not accept this kind of key.")
    except InvalidSignature:
        return False
    return True


def _rsa_padding(algorithm):
    if algorithm["algorithm"].native != "rsassa_pss":
        return padding.PKCS1v15()
    parameters = algorithm["parameters"]
    mask = DIGESTS[parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native]()
    return padding.PSS(padding.MGF1(mask), parameters["salt_length"].native)


def _stamped_at(signer, trust):
    """When a timestamp authority that we trust saw the signature; None without one."""
    token = _attribute(signer["unsigned_attrs"], "signature_time_stamp_token")
    if token is None or token["content_type"].native != "signed_data":
        return None
    data = token["content"]
    content = data["encap_content_info"]["content"]
    info = content.parsed
    if not isinstance(info, tsp.TSTInfo) or not _imprint_fits(info, signer["signature"].native):
        return None
    stamper = _only_signer(data)
    certificates = _certificates(data)
    certificate = _certificate_of(stamper, certificates)
    at = info["gen_time"].native
    digest = _digest(stamper, [content.contents])
    fits = _attributes_fit(stamper, digest, certificate) and _signature_fits(stamper, certificate)
    return at if fits and is_trusted(certificate, certificates, trust, at=at) else None


def _imprint_fits(info, signature):
    imprint = info["message_imprint"]
    name = imprint["hash_algorithm"]["algorithm"].native
    return name in DIGESTS and hashlib.new(name, signature).digest() == imprint["hashed_message"].native


def is_trusted(certificate, others, trust, *, at):
    """Whether the certificate counts by itself, or others link it to a root; each was valid at the time of signing."""
    if at is None or not _holds(certificate, at):
        return False
    if digest_of(certificate) in trust.signers:
        return True
    return _leads_to_root(certificate, others, trust.roots, at, LONGEST_CHAIN)


def _holds(certificate, at):
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _leads_to_root(certificate, others, roots, at, steps):
    if any(_issued(root, certificate) or root == certificate for root in roots if _holds(root, at)):
        return True
    if steps == 0:
        return False
    above = [each for each in others if each != certificate and _holds(each, at) and _issued(each, certificate)]
    return any(_leads_to_root(each, others, roots, at, steps - 1) for each in above)


def _issued(authority, certificate):
    return _is_authority(authority) and vouches(authority, certificate)


def _is_authority(certificate):
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
