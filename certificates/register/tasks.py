from celery import shared_task
from django.utils import timezone

from certificates.register import services


@shared_task
def publish_register_head():
    """Signs nothing while nothing was entered since the last time."""
    services.publish_head(at=timezone.now())
