from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation

from competencies.assessing import closing, telling
from competencies.assessing.cycles import services as cycles


@shared_task
def tend_assessments():
    """Safe to run twice: a cycle closes once, asks the superior of today, and tells each assessor once."""
    at = timezone.now()
    closing.close_due(at=at)
    cycles.follow_superiors(at=at)
    with translation.override(settings.LANGUAGE_CODE):
        while telling.tell_due(at=at) == telling.MOST_AT_ONCE:
            pass
