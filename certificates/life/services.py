"""What ends or changes the life of a certificate. Every function may be called twice for the same thing."""

import logging
from functools import partial

from django.db import transaction

from accounts import audit
from certificates.credentials.status_lists import set_status
from certificates.life.signals import certificate_revoked
from certificates.models import Certificate, RegisterEntry, Revocation
from certificates.register.services import record
from competencies.models import Evidence
from competencies.services import withdraw

logger = logging.getLogger(__name__)


class ReasonMissing(Exception):
    """A revocation is shown to whoever verifies the certificate, so it must say why."""


class CertificateSuperseded(Exception):
    """A corrected certificate has taken its place, and what is to be done is done to that one."""


@transaction.atomic
def revoke_certificate(*, certificate, reason, by, at, authority="", document=""):
    """Revoke for good, with the evidence and lesson hours that rest on it. Returns the Revocation.

    `authority` is the position of who decided, `document` number and date of the decision. The status list and the
    register say it in the same transaction; the holder is told after it.
    """
    certificate = locked(certificate=certificate)
    existing = Revocation.objects.filter(certificate=certificate).first()
    if existing:
        return existing
    reason = reason.strip()
    if not reason:
        raise ReasonMissing(f"No reason was given for revoking {certificate}.")
    if Certificate.objects.filter(replaces=certificate).exists():
        raise CertificateSuperseded(f"{certificate} was replaced by a corrected certificate: revoke that one.")
    revocation = Revocation.objects.create(
        certificate=certificate,
        reason=reason,
        authority=authority.strip(),
        document=document.strip(),
        revoked_by=by,
        revoked_at=at,
    )
    source = certificate.enrolment.public_id
    withdraw(source_kind=Evidence.Source.COURSE, source_key=source, reason=reason, at=at)
    audit.record("certificate.revoked", actor=by, subject=certificate.holder, target=certificate.number, reason=reason)
    tell = partial(certificate_revoked.send_robust, sender=Certificate, certificate_id=certificate.pk)
    transaction.on_commit(tell)
    publish_end(certificate=certificate, kind=RegisterEntry.Kind.REVOKED, at=at)
    return revocation


def locked(*, certificate):
    """The certificate as it stands, held until the transaction ends: revoking and correcting exclude each other."""
    held = Certificate.objects.select_for_update(no_key=True, of=["self"])
    return held.select_related("enrolment", "holder", "series").get(pk=certificate.pk)


def publish_end(*, certificate, kind, at):
    """Say it where outsiders look: the status list of the credential and the register, whose end it holds from here on.

    So it is called last. `kind` is of RegisterEntry.
    """
    try:
        with transaction.atomic():
            set_status(certificate=certificate, at=at)
    except Exception:
        # The decision must not wait for a signature. The rows say it already, and the list is signed again every day.
        logger.exception("The status list of %s could not be signed; the daily signing makes up for it.", certificate)
    record(kind=kind, certificate=certificate, at=at)
