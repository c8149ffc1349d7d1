from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation

from competencies.plans import mails


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_move(*, move_id):
    """Twice is harmless: the row of the move says that its mail went."""
    with translation.override(settings.LANGUAGE_CODE):
        mails.tell_of_move(move_id=move_id, at=timezone.now())
