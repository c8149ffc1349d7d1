from celery import shared_task
from django.utils import timezone

from assessments import services
from assessments.analysis.tasks import analyse_quiz, continue_analyses  # noqa: F401 - found by autodiscovery
from assessments.marking.tasks import release_marks  # noqa: F401


@shared_task
def close_expired_attempts():
    """Runs each minute; whoever opens an attempt closes it as well, so a stopped worker changes nothing."""
    services.close_expired(at=timezone.now())
