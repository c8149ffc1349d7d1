from celery import shared_task
from django.utils import translation

from accounts import password_links


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_password_link(*, email, language):
    """Sends a link if someone has this address. Twice is harmless: the link stays the same."""
    with translation.override(language):
        password_links.send(email=email)
