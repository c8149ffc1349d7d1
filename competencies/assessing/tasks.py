from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation

from competencies.assessing import closing, telling


@shared_task
def tend_assessments():
    """Safe to run twice: a cycle closes once, and each assessor is told once in a cycle."""
    at = timezone.now()
    closing.close_due(at=at)
    with translation.override(settings.LANGUAGE_CODE):
        while telling.tell_due(at=at) == telling.MOST_AT_ONCE:
            pass
