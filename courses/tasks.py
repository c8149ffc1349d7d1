from celery import shared_task
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone, translation

from courses import assignment_mails, news


@shared_task
def publish_scheduled_pages():
    """Safe to run twice: Wagtail publishes what is due and not yet published."""
    call_command("publish_scheduled", verbosity=0)


@shared_task
def send_training_news():
    """The sweep: begins the news of courses that are open for the first time, and goes on where it was cut short."""
    with translation.override(settings.LANGUAGE_CODE):
        news.begin(at=timezone.now())
        news.send_due(clock=timezone.now)


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_assignments(*, assignment_ids):
    """Twice is harmless: who was told is marked."""
    with translation.override(settings.LANGUAGE_CODE):
        assignment_mails.send(assignment_ids=assignment_ids, clock=timezone.now)
