import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from certificates.credentials.services import make_credential
from certificates.models import RegisterEntry, Revocation
from certificates.register import services
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_certificate, make_cohort
from tests.factories.keys import key_in_use

Kind = RegisterEntry.Kind


@pytest.fixture
def platform_key(db):
    return key_in_use()


@pytest.fixture
def make_sealed(db, at, platform_key):
    """Certificates with a credential and a document, as they are just before they come into the register."""
    cohorts = []

    def make():
        cohorts.append(cohorts[0] if cohorts else make_cohort())
        certificate = make_credential(certificate=make_certificate(at, cohort=cohorts[0]), at=at).certificate
        document = f"%PDF-1.7 {certificate.code}".encode()
        certificate.pdf.save(f"{certificate.public_id}.pdf", ContentFile(document), save=False)
        certificate.pdf_sha256, certificate.pdf_size = hashlib.sha256(document).hexdigest(), len(document)
        certificate.sealer, certificate.sealed_at = "own", at
        certificate.save()
        return certificate

    return make


@pytest.fixture
def make_entries(make_sealed, at):
    def make(number):
        return [services.record(kind=Kind.ISSUED, certificate=make_sealed(), at=at) for _ in range(number)]

    return make


@pytest.fixture
def revoke(at):
    """Revoked, and entered as such."""

    def revoke_it(certificate):
        Revocation.objects.create(
            certificate=certificate, reason="Data keliru", revoked_at=at, revoked_by=make_administrator()
        )
        return services.record(kind=Kind.REVOKED, certificate=certificate, at=at)

    return revoke_it


@pytest.fixture
def unguarded(db):
    """Whoever has the database can drop its triggers."""
    tables = ["registerentry", "registernode", "registerhead"]
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "postgresql":
                for name in ["register_is_final", "register_is_never_emptied"]:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON certificates_{table}")
            else:
                for what in ["never_changes", "never_goes", "is_never_replaced"]:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{what}")
