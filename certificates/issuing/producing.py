"""From a numbered certificate to its sealed document and its place in the register.

Each step looks for what an earlier try has left, so a worker may die anywhere. A verifier meets the whole or nothing:
the document, its digest and the entry in the register are committed together.
"""

import hashlib
import os

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from certificates.credentials.drafting import with_dates
from certificates.credentials.services import make_credential
from certificates.credentials.status_lists import give_place
from certificates.documents import rendering
from certificates.issuing import failures
from certificates.keys import vault
from certificates.keys.hardware import HardwareNotAtHand
from certificates.keys.issuers import NoActiveKey, NoIssuer, active_key, issuer_for
from certificates.models import Certificate, Credential, RegisterEntry, SigningKey
from certificates.models.sealers import Sealer
from certificates.offline import payload
from certificates.register.services import record
from certificates.sealing.services import SealingLater, SealNotPossible, policy_sealer, seal

Purpose = SigningKey.Purpose
# Nothing is wrong with the certificate itself: it goes on as soon as the key is there, or whoever seals.
KEY_MISSING = (NoIssuer, NoActiveKey, vault.KeyNotAtHand, HardwareNotAtHand)
NOT_NOW = (*KEY_MISSING, SealNotPossible)


def produce(*, certificate, at):
    """Bring the certificate to its end, or as far as others let it come. Returns whether nothing is left to do.

    What has been revoked or replaced stays as it is: we seal nothing that we no longer stand by.
    """
    certificate = Certificate.objects.valid().select_related("issuer", "series").filter(pk=certificate.pk).first()
    if certificate is None:
        return True
    certificate = _placed(certificate)
    credential = certificate.credential = make_credential(certificate=certificate, at=at)
    if certificate.pdf:
        record(kind=RegisterEntry.Kind.ISSUED, certificate=certificate, at=at)
        return True
    try:
        document = drawn(certificate, credential)
        sealed = seal(pdf=document, certificate=certificate, at=at)
    except SealingLater:
        return False
    _keep(certificate, sealed, at=at)
    failures.forget(certificate)
    return True


def check_keys(organiser):
    """Raises one of KEY_MISSING while certificates of `organiser` could not be signed."""
    issuer = issuer_for(organiser)
    purposes = [Purpose.CREDENTIAL, Purpose.JWT]
    if policy_sealer(organiser.get_root()) == Sealer.OWN:
        purposes.append(Purpose.SEAL)
    for key in [active_key(issuer, purpose) for purpose in purposes]:
        if key.storage == SigningKey.Storage.FILE:
            vault.private_key(key)


def drawn(certificate, credential):
    """The document before its seal. The same certificate and credential give the same bytes."""
    return rendering.draw(
        certificate.snapshot,
        issued_at=certificate.issued_at,
        credential=credential.document,
        qr_link=payload.link(site_url=settings.SITE_URL, code=certificate.code, token=_token(certificate, credential)),
    )


def _placed(certificate):
    """With an issuer and a place in its status list, which those lack that were numbered before there was any key."""
    return certificate if certificate.status_list_id else _place(certificate)


@transaction.atomic
def _place(certificate):
    issuer = certificate.issuer or issuer_for(certificate.enrolment.cohort.organiser)
    locked = Certificate.objects.select_for_update(no_key=True, of=["self"]).get(pk=certificate.pk)
    if locked.status_list_id is None:
        locked.issuer = issuer
        locked.status_list, locked.status_index = give_place(issuer=issuer)
        locked.save(update_fields=["issuer", "status_list", "status_index"])
    certificate.issuer = locked.issuer
    return certificate


def _token(certificate, credential):
    """What the QR code carries, signed with the key of the credential."""
    if not credential.offline_token:
        facts = payload.facts_of(with_dates(certificate), issuer=certificate.issuer.slug)
        key = credential.key
        token = payload.make_token(facts, key=vault.private_key(key), key_name=key.name)
        Credential.objects.filter(pk=credential.pk).update(offline_token=token)
        credential.offline_token = token
    return credential.offline_token


def _keep(certificate, sealed, *, at):
    digest = hashlib.sha256(sealed.pdf).hexdigest()
    year = timezone.localdate(certificate.issued_at).year
    # No two seals are alike, so a name with the digest is never written twice.
    name = _stored(f"certificates/{year}/{certificate.public_id}-{digest[:12]}.pdf", sealed.pdf)
    facts = {
        "pdf": name,
        "pdf_sha256": digest,
        "pdf_size": len(sealed.pdf),
        "sealer": sealed.sealer,
        "seal_key": sealed.key,
        "sealed_at": at,
    }
    with transaction.atomic():
        # Revoking and correcting hold the row as well, so that one of us sees the other.
        Certificate.objects.select_for_update(no_key=True).only("pk").get(pk=certificate.pk)
        is_first = Certificate.objects.valid().filter(pk=certificate.pk, pdf="").update(**facts)
        if is_first:
            for field, value in facts.items():
                setattr(certificate, field, value)
            record(kind=RegisterEntry.Kind.ISSUED, certificate=certificate, at=at)
    if not is_first:
        _storage().delete(name)  # another worker was quicker, or whoever took the certificate back


def _stored(name, document):
    """On the disk before the database says so, because nothing could make the same seal again."""
    storage = _storage()
    name = storage.save(name, ContentFile(document))
    with storage.open(name) as file:
        os.fsync(file.fileno())
    return name


def _storage():
    return Certificate._meta.get_field("pdf").storage
