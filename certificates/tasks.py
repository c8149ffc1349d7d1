from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from certificates import services
from courses.models import Enrolment


@shared_task(autoretry_for=(OSError, OperationalError), retry_backoff=2, max_retries=4)
def issue_certificate(*, enrolment_id):
    """Safe to run twice: the service returns the certificate already issued."""
    enrolment = Enrolment.objects.get(pk=enrolment_id)
    services.issue_certificate(enrolment=enrolment, at=timezone.now())


@shared_task
def issue_due_certificates():
    """The sweep: repairs what a lost task or a process that died has left."""
    services.issue_due(at=timezone.now())
