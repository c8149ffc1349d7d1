"""Reminders of certificates that end: each step is told once, however often the sweep runs."""

import datetime
import logging
from smtplib import SMTPRecipientsRefused

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from certificates.life import mails
from certificates.life.policies import Policies
from certificates.life.refreshing import refreshers_of
from certificates.life.reminder_days import step_due
from certificates.models import Certificate, ExpiryReminder

MOST_AT_ONCE = 500

logger = logging.getLogger(__name__)


def send_due_reminders(*, at, most=MOST_AT_ONCE):
    """Tell the holders whose reminder is due today. Returns how many were told; the rest is for the next call."""
    due = _due(on=timezone.localdate(at), most=most)
    refreshers = refreshers_of({certificate.course_key for certificate, _step in due})
    sent = 0
    for certificate, step in due:
        try:
            sent += _tell(certificate, step, refreshers.get(str(certificate.course_key)), at)
        except OSError:
            logger.exception("Reminders could not be sent; the next sweep goes on with them.")
            break
    return sent


def _due(*, on, most):
    """[(certificate, days before)], the nearest end first."""
    policies, due = Policies(), []
    for certificate in _ending(on, policies.widest_window).iterator(chunk_size=200):
        step = step_due(
            valid_until=certificate.valid_until,
            issued_on=timezone.localdate(certificate.issued_at),
            on=on,
            window=policies.expiring_days(certificate),
        )
        if step is not None and step not in {reminder.days_before for reminder in certificate.reminders.all()}:
            due.append((certificate, step))
        if len(due) == most:
            break
    return due


def _ending(on, days):
    ends = {"valid_until__gte": on, "valid_until__lte": on + datetime.timedelta(days=days)}
    certificates = Certificate.objects.valid().with_renewal().filter(is_renewed=False, **ends)
    certificates = certificates.filter(holder__is_active=True, holder__email__isnull=False)
    return (
        certificates.annotate(course_key=F("enrolment__version__course_key"))
        .select_related("holder", "series")
        .prefetch_related("reminders")
        .order_by("valid_until", "pk")
    )


def _tell(certificate, step, refresher, at):
    """Takes the row first, so that a second sweep beside this one tells nobody twice."""
    with transaction.atomic():
        row, is_mine = ExpiryReminder.objects.get_or_create(
            certificate=certificate, days_before=step, defaults={"sent_at": at}
        )
    if not is_mine:
        return False
    try:
        mails.send_expiry_reminder(certificate, refresher=refresher, on=timezone.localdate(at))
    except SMTPRecipientsRefused:
        logger.warning("The address of person %s takes no mail.", certificate.holder.public_id)
    except OSError:
        row.delete()
        raise
    return True
