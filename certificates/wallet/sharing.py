"""Secret links under which a holder shows more of a certificate for a while."""

import datetime
import uuid

from django.db import transaction

from accounts import audit
from certificates.life.disclosing import known
from certificates.life.services import locked
from certificates.models import ShareLink

DAYS = (1, 7, 30, 90)
MOST_AT_A_TIME = 20


class TooManyLinks(Exception):
    """So many links work for this certificate that nobody can keep them in mind."""


@transaction.atomic
def create_share_link(*, certificate, key, label, days, shown, by, at):
    """The link named by `key`, a UUID of the form, so that a form sent twice makes one. Returns it."""
    locked(certificate=certificate)  # or two requests at once could both find room for one more
    existing = certificate.share_links.filter(public_id=key).first()
    if existing:
        return existing
    if certificate.share_links.filter(withdrawn_at=None, expires_at__gt=at).count() >= MOST_AT_A_TIME:
        raise TooManyLinks(f"{MOST_AT_A_TIME} links work for {certificate}.")
    is_taken = ShareLink.objects.filter(public_id=key).exists()
    link = ShareLink.objects.create(
        public_id=uuid.uuid4() if is_taken else key,
        certificate=certificate,
        label=label,
        shown=known(shown),
        created_at=at,
        expires_at=at + datetime.timedelta(days=days),
    )
    audit.record("certificate.shared", actor=by, subject=certificate.holder, target=certificate.number, reason=label)
    return link


@transaction.atomic
def withdraw_share_link(*, link, by, at):
    """From now on the address says that it was withdrawn. Said again, nothing changes."""
    link = ShareLink.objects.select_for_update(no_key=True).get(pk=link.pk)
    if link.withdrawn_at is None:
        link.withdrawn_at = at
        link.save(update_fields=["withdrawn_at"])
        certificate = link.certificate
        facts = {"subject": certificate.holder, "target": certificate.number, "reason": link.label}
        audit.record("certificate.share_ended", actor=by, **facts)
    return link
