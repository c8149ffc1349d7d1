import logging

from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.privacy import tasks
from accounts.privacy.notices import NOTICE_DUE, unread_notice

logger = logging.getLogger(__name__)


def remember_unread_notice(sender, request, user, **kwargs):
    """At sign-in, so that no page has to ask the database again."""
    if unread_notice(user=user, on=timezone.localdate()):
        request.session[NOTICE_DUE] = True


def make_export(sender, export_id, **kwargs):
    _nudge(tasks.make_export, export_id=export_id)


def tell_person(sender, request_id, **kwargs):
    _nudge(tasks.tell_person, request_id=request_id)


def tell_erased(sender, farewell_id, **kwargs):
    _nudge(tasks.tell_erased, farewell_id=farewell_id)


def mail_breach(sender, incident_id, **kwargs):
    _nudge(tasks.mail_breach, incident_id=incident_id)


def _nudge(task, **ids):
    """The row is there: without a broker the sweep does it later."""
    try:
        task.delay(**ids)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach; the sweep will run %s.", task.name)
