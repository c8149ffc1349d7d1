"""What the worker does for claims."""

import datetime

from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation

from competencies.claims import mails
from competencies.lesson_hours.figures import tidy
from competencies.models import Evidence, HoursCredit, TrainingEvent

Kind = TrainingEvent.Kind
TOLD = (Kind.APPROVED, Kind.RETURNED, Kind.REFUSED, Kind.REVOKED)
NUDGE_IS_LOST = datetime.timedelta(minutes=10)
# Older news would only confuse.
TOO_LATE = datetime.timedelta(days=3)


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_decision(*, event_id):
    """Safe to run twice: the event remembers that its learner was told."""
    events = TrainingEvent.objects.select_related("training__learner").filter(kind__in=TOLD, told_at=None)
    event = events.filter(pk=event_id).first()
    if event is None:
        return
    learner = event.training.learner
    if learner.is_active and learner.email:
        lines = HoursCredit.objects.of(learner).from_source(Evidence.Source.EXTERNAL, event.training.public_id)
        with translation.override(settings.LANGUAGE_CODE):
            mails.send_decision(event, hours=tidy(lines.total()))
    TrainingEvent.objects.filter(pk=event.pk).update(told_at=timezone.now())


@shared_task
def mail_forgotten_decisions():
    """Those whose nudge was lost with the broker."""
    at = timezone.now()
    forgotten = TrainingEvent.objects.filter(
        kind__in=TOLD, told_at=None, at__lt=at - NUDGE_IS_LOST, at__gt=at - TOO_LATE
    )
    for event_id in forgotten.values_list("pk", flat=True)[:200]:
        mail_decision(event_id=event_id)
