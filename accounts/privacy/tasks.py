import logging

from celery import shared_task
from django.utils import timezone

from accounts.models import BreachIncident, DataExport, DataRequest
from accounts.privacy.services import exports, letters, retention

logger = logging.getLogger(__name__)

RETRIED = {"autoretry_for": (OSError,), "retry_backoff": 5, "max_retries": 4}


@shared_task(**RETRIED)
def make_export(*, export_id):
    export = DataExport.objects.select_related("user").filter(pk=export_id).first()
    if export:  # it may have expired meanwhile
        exports.make_export(export=export, at=timezone.now())


@shared_task(**RETRIED)
def tell_person(*, request_id):
    letters.tell_person(request=DataRequest.objects.select_related("person").get(pk=request_id))


@shared_task(**RETRIED)
def tell_erased(*, farewell_id):
    letters.tell_erased(farewell_id=farewell_id)


@shared_task(**RETRIED)
def mail_breach(*, incident_id):
    letters.mail_breach(incident=BreachIncident.objects.get(pk=incident_id), at=timezone.now())


@shared_task
def finish_what_was_left():
    """The sweep: copies, mails and letters that a lost task has left."""
    now = timezone.now()
    exports.make_due(at=now)
    _each(letters.untold_requests(), lambda request: letters.tell_person(request=request))
    _each(letters.untold_erasures(), lambda farewell_id: letters.tell_erased(farewell_id=farewell_id))
    _each(letters.unfinished_mailings(), lambda incident: letters.mail_breach(incident=incident, at=now))


def _each(rows, tell):
    """A mail that can't be sent is tried again at the next sweep, and keeps none of the others waiting."""
    for row in rows:
        try:
            tell(row)
        except OSError:
            logger.exception("A mail about personal data could not be sent; it is tried again later.")


@shared_task
def apply_retention_rules():
    retention.apply_rules(at=timezone.now())
