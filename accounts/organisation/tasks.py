from celery import shared_task
from django.utils import timezone

from accounts import services


@shared_task
def apply_due_unit_changes():
    """Makes the planned changes whose day has come. Safe to run twice; what the tree refuses stays planned."""
    made, refused = services.apply_due_changes(at=timezone.now())
    return f"{made} made, {refused} refused"
