from django.utils import timezone

from accounts.audit.context import current_act
from assessments import services


def freeze_on_publish(sender, instance, revision, **kwargs):
    """Also called when a publication is only planned; then the question is not live yet."""
    if instance.live:
        services.freeze_question(question=instance, at=timezone.now(), by=_publisher(revision))


def _publisher(revision):
    """Who approved it may be another than who wrote it; of a planned publication only the writer is known."""
    actor = current_act().actor
    return actor if actor is not None and actor.is_authenticated else revision.user
