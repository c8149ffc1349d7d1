from celery import shared_task
from django.utils import timezone

from certificates.keys import renewing
from certificates.models import SigningKey


@shared_task
def renew_certificates(*, key_id):
    """Safe to run twice: what has been signed anew no longer rests on the key."""
    renewing.renew_all(key=SigningKey.objects.get(pk=key_id), at=timezone.now())
