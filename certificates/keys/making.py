"""Makes keys, and a certificate for a seal where no authority gave one. Pure."""

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

AUTHORITY = "Bimtek demo"
# RFC 9336; readers of PDF that know no better ask for the purpose of e-mail instead.
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
LONGEST_NAME = 64  # characters that X.509 allows
YEAR = datetime.timedelta(days=365)
# Certificates of a course that ended before there was a key are sealed under the day they were issued.
BACKWARDS = 3 * YEAR
FORWARDS = 5 * YEAR


def make_private_key(purpose):
    if purpose == "credential":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())


def make_chain(public_key, *, name, at):
    """A certificate for `public_key` and the authority above it.

    The private half of the authority is gone when this returns, so nothing else can ever be issued under it.
    """
    authority = ec.generate_private_key(ec.SECP256R1())
    root = _authority(authority, at)
    return [_signer(public_key, root, authority, name, at), root]


def _authority(key, at):
    subject = _subject(organisation=AUTHORITY, name=f"{AUTHORITY} CA")
    usage = _usage(key_cert_sign=True, crl_sign=True)
    builder = _begun(subject, subject, key.public_key(), at)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())


def _signer(public_key, root, authority, name, at):
    usage = _usage(digital_signature=True, content_commitment=True)
    purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, DOCUMENT_SIGNING])
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key())
    builder = _begun(_subject(organisation=name, name=name), root.subject, public_key, at)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(usage, critical=True).add_extension(purposes, critical=False)
    return builder.add_extension(above, critical=False).sign(authority, hashes.SHA256())


def _begun(subject, issuer, public_key, at):
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public_key)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(at - BACKWARDS).not_valid_after(at + FORWARDS)
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)


def _subject(*, organisation, name):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:LONGEST_NAME]),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:LONGEST_NAME]),
        ]
    )


def _usage(**allowed):
    names = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})
