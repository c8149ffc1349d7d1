"""Certificates with a credential that was really made, and what becomes of them."""

import json

from certificates.credentials import services, status_list
from certificates.issuing.services import record_certificate
from certificates.models import Certificate, Revocation
from tests.factories.accounts import make_person
from tests.factories.certificates import make_enrolment
from tests.factories.keys import make_platform_keys


def make_numbered(at, **facts):
    """A certificate with a number and an issuer, and nothing more."""
    make_platform_keys()
    return record_certificate(enrolment=make_enrolment(at, **facts), at=at)


def make_credential(at, **facts):
    return services.make_credential(certificate=make_numbered(at, **facts), at=at)


def fall(certificate, at):
    """The row of a revocation alone, without what else a revocation does."""
    return Revocation.objects.create(
        certificate=certificate, reason="Terbit karena kekeliruan data", revoked_at=at, revoked_by=make_person()
    )


def replace(certificate, at):
    """The row of a correction alone."""
    snapshot = certificate.snapshot
    old = Certificate.objects.get(pk=certificate.pk)
    fields = {"enrolment", "holder", "series", "sequence", "number", "template", "issuer"}
    facts = {name: getattr(old, name) for name in fields}
    return Certificate.objects.create(**facts, snapshot=snapshot, issued_at=at, revision=1, replaces=old)


def read_document(credential):
    return json.loads(credential.document)


def bits_of(row):
    """The places that are set in the signed list."""
    row.refresh_from_db()
    bits = status_list.decode(json.loads(row.document)["credentialSubject"]["encodedList"])
    return {place for place in range(status_list.SIZE) if bits[place >> 3] and status_list.has_bit(bits, place)}
