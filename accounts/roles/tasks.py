from celery import shared_task
from django.utils import timezone

from accounts import services


@shared_task
def apply_role_times():
    """Rights in the content admin follow the roles that began or ended since. Twice is harmless."""
    services.apply_role_times(at=timezone.now())
