"""Signing keys as a fresh site makes them, and what authorities, timestampers and hardware would give an agency."""

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from certificates.keys import issuers, services
from certificates.models import Issuer, SigningKey

KEYS_MADE_AT = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)  # before the `at` of tests
AUTHORITY_SINCE = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
AUTHORITY_UNTIL = datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC)


def make_platform_keys():
    """The platform as issuer, with a key in use for each purpose. Called again, it changes nothing."""
    services.prepare_platform(at=KEYS_MADE_AT)
    return Issuer.objects.get(slug="")


def make_issuer(unit, slug="bkpsdm", name=""):
    """A unit that issues in its own name, with its own keys."""
    issuer = services.issuer_of_unit(unit=unit, slug=slug, name=name, at=KEYS_MADE_AT)
    services.prepare_issuer(issuer=issuer, at=KEYS_MADE_AT)
    return issuer


def key_in_use(purpose="credential", issuer=None):
    return issuers.active_key(issuer or make_platform_keys(), purpose)


def rotate(key, at):
    """The key's successor, in use."""
    successor = services.create_key(issuer=key.issuer, purpose=key.purpose, at=at)
    return services.activate_key(key=successor, at=at)


def give_up(key, at, reason="Laptop hilang"):
    return services.give_up_key(key=SigningKey.objects.get(pk=key.pk), reason=reason, at=at)


class Authority:
    """A certificate authority outside, such as the one that certifies an agency's seal."""

    def __init__(self, name="Otoritas Contoh"):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self._begun(name, name, self.key.public_key(), AUTHORITY_UNTIL).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.certificate = self.certificate.sign(self.key, hashes.SHA256())
        self.name = name

    def certify(self, public_key, name="BKPSDM Sukamaju", until=AUTHORITY_UNTIL, may_sign=True, purposes=()):
        builder = self._begun(name, self.name, public_key, until)
        usage = dict.fromkeys(
            ["key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"], False
        )
        usage = x509.KeyUsage(
            **usage,
            digital_signature=may_sign,
            content_commitment=may_sign,
            encipher_only=False,
            decipher_only=False,
        )
        builder = builder.add_extension(usage, critical=True)
        purposes = purposes or [ExtendedKeyUsageOID.EMAIL_PROTECTION]
        # An authority that stamps times must say so, and that it does nothing else.
        is_critical = ExtendedKeyUsageOID.TIME_STAMPING in purposes
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=is_critical)
        return builder.sign(self.key, hashes.SHA256())

    def _begun(self, subject, issuer, public_key, until):
        builder = x509.CertificateBuilder().subject_name(_named(subject)).issuer_name(_named(issuer))
        builder = builder.public_key(public_key).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(AUTHORITY_SINCE).not_valid_after(until)
        identifier = x509.SubjectKeyIdentifier.from_public_key(public_key)
        return builder.add_extension(identifier, critical=False)


def make_pkcs12(passphrase="rahasia sekali", key=None, authority=None, **certificate):
    """What an authority hands over: (bytes of the file, the authority)."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    authority = authority or Authority()
    signer = authority.certify(key.public_key(), **certificate)
    protection = BestAvailableEncryption(passphrase.encode())
    data = pkcs12.serialize_key_and_certificates(b"segel", key, signer, [authority.certificate], protection)
    return data, authority


def make_rsa_key(bits=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def _named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
