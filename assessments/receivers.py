import logging

from django.utils import timezone

from assessments import services

logger = logging.getLogger(__name__)


def freeze_on_publish(sender, instance, **kwargs):
    """Publishing by hand is stopped before it comes to this; a schedule has nobody who could be told."""
    try:
        services.freeze_quiz(page=instance, at=timezone.now())
    except services.QuizCannotBeFrozen as error:
        logger.error("Quiz %s keeps its last version: %s %s", instance.translation_key, type(error).__name__, error)
