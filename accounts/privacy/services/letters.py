"""Mails to people about their requests and about breaches. The row says whether somebody was told."""

import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import BreachIncident, BreachSubject, DataRequest, Farewell
from accounts.privacy.notices import contact


def tell_person(*, request) -> None:
    """Mail how a request stands; each standing is told once. Without an address the person's page has to do."""
    rows = DataRequest.objects.filter(pk=request.pk)
    # Whoever takes the row first sends: the sweep may come while the task is still at it.
    if not rows.filter(status=request.status).exclude(told_status=request.status).update(told_status=request.status):
        return
    if request.person.email:
        try:
            _mail_standing(request)
        except OSError:
            rows.update(told_status=request.told_status)
            raise


def _mail_standing(request):
    page = settings.SITE_URL + reverse("privacy:request", args=[request.public_id])
    text = render_to_string("accounts/privacy/request_mail.txt", {"request": request, "url": page, **_site()})
    subject = _("Your data request: %(status)s") % {"status": request.get_status_display()}
    send_mail(subject, text, None, [request.person.email])


@transaction.atomic
def tell_erased(*, farewell_id) -> None:
    """The last thing that the site writes to somebody; with it the address is forgotten too."""
    farewell = Farewell.objects.select_for_update().filter(pk=farewell_id).first()
    if farewell is None:
        return
    facts = {"name": farewell.name, "contact": contact(), **_site()}
    send_mail(
        _("Your data has been erased"),
        render_to_string("accounts/privacy/erased_mail.txt", facts),
        None,
        [farewell.email],
    )
    farewell.delete()


def untold_erasures():
    return list(Farewell.objects.values_list("pk", flat=True))


def untold_requests():
    return DataRequest.objects.exclude(told_status=F("status")).select_related("person")


def mail_breach(*, incident, at: datetime.datetime) -> int:
    """Mail those affected who were not told yet. Cut short, the next call goes on."""
    if incident.people_told_at is None or incident.is_closed:
        return 0
    waiting = incident.subjects.filter(told_at=None, user__email__isnull=False).select_related("user")
    failures, told = [], 0
    for subject in waiting:
        try:
            told += _tell_subject(incident, subject, at)
        except OSError as failure:  # one bad address must not keep the notice from all others
            failures.append(failure)
    if failures:
        raise failures[0]
    return told


def _tell_subject(incident, subject, at):
    """Takes the row before it mails, so that a sweep beside a long mailing tells nobody twice."""
    row = BreachSubject.objects.filter(pk=subject.pk)
    if not row.filter(told_at=None).update(told_at=at, channel=BreachSubject.Channel.MAIL):
        return False
    try:
        _mail_subject(incident, subject)
    except OSError:
        row.update(told_at=None, channel="")
        raise
    return True


def unfinished_mailings():
    waiting = BreachSubject.objects.filter(told_at=None, user__email__isnull=False)
    started = BreachIncident.objects.filter(people_told_at__isnull=False, closed_at=None)
    return started.filter(subjects__in=waiting).distinct()


def _mail_subject(incident, subject):
    facts = {"incident": incident, "person": subject.user, "contact": contact(), **_site()}
    text = render_to_string("accounts/privacy/breach_mail.txt", facts)
    send_mail(_("Notice of a failure to protect your personal data"), text, None, [subject.user.email])


def _site():
    return {"site": settings.WAGTAIL_SITE_NAME}
