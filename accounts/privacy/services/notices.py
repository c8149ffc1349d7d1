import datetime

from django.db import transaction

from accounts import audit
from accounts.models import NoticeAcknowledgement, PrivacyContact, PrivacyNotice


@transaction.atomic
def acknowledge_notice(*, user, notice, at: datetime.datetime) -> NoticeAcknowledgement:
    """Record that the person has been informed. The first time counts."""
    read, is_new = NoticeAcknowledgement.objects.get_or_create(
        user=user, notice=notice, defaults={"acknowledged_at": at}
    )
    if is_new:
        audit.record("privacy.notice_read", subject=user, target=f"v{notice.version}")
    return read


@transaction.atomic
def publish_notice(*, text_id, text_en, effective_from, at: datetime.datetime) -> PrivacyNotice:
    """Publish the next version; saying the same again changes nothing."""
    latest = PrivacyNotice.objects.order_by("-version").first()
    if latest and (latest.text_id, latest.text_en, latest.effective_from) == (text_id, text_en, effective_from):
        return latest
    notice = PrivacyNotice.objects.create(
        version=latest.version + 1 if latest else 1,
        text_id=text_id,
        text_en=text_en,
        effective_from=effective_from,
        published_at=at,
    )
    audit.record("privacy.notice_published", target=f"v{notice.version}")
    return notice


@transaction.atomic
def set_contact(*, name, email, phone, address) -> PrivacyContact:
    facts = {"name": name, "email": email, "phone": phone, "address": address}
    contact, _ = PrivacyContact.objects.update_or_create(pk=PrivacyContact.ONLY, defaults=facts)
    audit.record("privacy.contact_changed", target=contact.name)
    return contact
