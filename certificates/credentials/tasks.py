from celery import shared_task
from django.utils import timezone

from certificates.credentials import status_lists


@shared_task
def refresh_status_lists():
    """Safe to run twice: what was signed a moment ago is left alone."""
    status_lists.refresh_status_lists(at=timezone.now())
