from celery import shared_task
from django.utils import timezone

from accounts import audit
from accounts.models import BreachIncident, DataExport, DataRequest
from accounts.privacy.services import exports, letters, retention

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
def tell_erased(*, email, name):
    letters.tell_erased(email=email, name=name)


@shared_task(**RETRIED)
def mail_breach(*, incident_id):
    letters.mail_breach(incident=BreachIncident.objects.get(pk=incident_id), at=timezone.now())


@shared_task
def finish_what_was_left():
    """The sweep: copies, mails and letters that a lost task has left, and files that have expired."""
    now = timezone.now()
    exports.make_due(at=now)
    exports.drop_expired(at=now)
    for request in letters.untold_requests():
        letters.tell_person(request=request)
    for incident in letters.unfinished_mailings():
        letters.mail_breach(incident=incident, at=now)


@shared_task
def apply_retention_rules():
    with audit.acting(origin="retention"):
        retention.apply_rules(at=timezone.now())
