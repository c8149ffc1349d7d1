from datetime import timedelta

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from certificates.issuing import batches, hands, producing, services, sweeping, working
from certificates.models import Certificate
from courses.models import Enrolment

SLICE = timedelta(seconds=5)


@shared_task(autoretry_for=(OSError, OperationalError), retry_backoff=2, max_retries=4)
def issue_certificate(*, enrolment_id):
    """Safe to run twice: the service returns the certificate already issued."""
    services.issue_on_completion(enrolment=Enrolment.objects.get(pk=enrolment_id), at=timezone.now())


@shared_task
def issue_due_certificates():
    """The sweep: repairs what a lost task or a process that died has left."""
    sweeping.issue_due(at=timezone.now())


@shared_task
def work_on_batch(*, batch_id, hand, token):
    """A slice of the work, and then again from the end of the queue, so that others get their turn.

    Safe to run twice, at the same time as well.
    """
    if not hands.is_still_at_work(batch_id, hand, token):
        return
    at = timezone.now()
    if working.work_on(batch_id=batch_id, clock=timezone.now, deadline=at + SLICE):
        hands.goes_on(batch_id, hand, token)
        work_on_batch.delay(batch_id=batch_id, hand=hand, token=token)
    else:
        hands.is_free(batch_id, hand)


@shared_task
def continue_batches():
    """The sweep: what lost its nudge or its worker."""
    for batch_id in batches.running():
        set_to_work(batch_id)


@shared_task(autoretry_for=(OSError, OperationalError), retry_backoff=2, max_retries=4)
def make_certificate(*, certificate_id):
    """Safe to run twice: what is made stays as it is."""
    producing.produce(certificate=Certificate.objects.get(pk=certificate_id), at=timezone.now())


def set_to_work(batch_id):
    """As many at once as there are hands; those that are at work stay the only ones."""
    for hand, token in hands.begin(batch_id):
        work_on_batch.delay(batch_id=batch_id, hand=hand, token=token)
