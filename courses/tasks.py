from celery import shared_task
from django.core.management import call_command


@shared_task
def publish_scheduled_pages():
    """Safe to run twice: Wagtail publishes what is due and not yet published."""
    call_command("publish_scheduled", verbosity=0)
