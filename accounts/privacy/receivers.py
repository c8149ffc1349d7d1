from django.utils import timezone

from accounts.privacy import tasks
from accounts.privacy.notices import NOTICE_DUE, unread_notice
from theme.receivers import nudge


def remember_unread_notice(sender, request, user, **kwargs):
    """At sign-in, so that no page has to ask the database again."""
    if unread_notice(user=user, on=timezone.localdate()):
        request.session[NOTICE_DUE] = True


def make_export(sender, export_id, **kwargs):
    nudge(tasks.make_export, export_id=export_id)


def tell_person(sender, request_id, **kwargs):
    nudge(tasks.tell_person, request_id=request_id)


def tell_erased(sender, farewell_id, **kwargs):
    nudge(tasks.tell_erased, farewell_id=farewell_id)


def mail_breach(sender, incident_id, **kwargs):
    nudge(tasks.mail_breach, incident_id=incident_id)
