from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation

from certificates.issuing import sweeping
from certificates.life import mails, reminding
from certificates.models import Certificate, CorrectionRequest, Revocation


@shared_task
def send_expiry_reminders():
    """Daily. Twice is harmless: each reminder leaves a row."""
    with translation.override(settings.LANGUAGE_CODE):
        while reminding.send_due_reminders(at=timezone.now()) == reminding.MOST_AT_ONCE:
            pass


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_revocation(*, certificate_id):
    revocation = Revocation.objects.select_related("certificate__holder").get(certificate=certificate_id)
    if reads_mail(revocation.certificate.holder):
        with translation.override(settings.LANGUAGE_CODE):
            mails.send_revocation(revocation)


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_correction_decision(*, request_id):
    requests = CorrectionRequest.objects.select_related("certificate__holder", "result__holder")
    request = requests.get(pk=request_id)
    if reads_mail(request.certificate.holder):
        with translation.override(settings.LANGUAGE_CODE):
            mails.send_decision(request)


@shared_task
def finish_reissued(*, certificate_id):
    """Document, seal and credential of a corrected certificate. What fails here the sweep of issuing makes good."""
    sweeping.finish(Certificate.objects.filter(pk=certificate_id), at=timezone.now())


def reads_mail(person):
    return person.is_active and bool(person.email)
