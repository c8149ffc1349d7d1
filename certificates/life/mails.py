"""What holders are told by mail. Tasks and sweeps call these, never a request."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _


def send_revocation(revocation):
    certificate = revocation.certificate
    facts = {"revocation": revocation, **_facts(certificate)}
    _send(_("Your certificate %(number)s was revoked"), "revoked", certificate, facts)


def send_decision(request):
    """What became of the holder's request to correct the name."""
    certificate = request.result or request.certificate
    facts = {"request": request, "is_approved": request.result is not None, **_facts(certificate)}
    _send(_("Your request to correct certificate %(number)s"), "correction_decided", certificate, facts)


def send_expiry_reminder(certificate, *, refresher, on):
    facts = {
        "refresher": refresher,
        "refresher_url": settings.SITE_URL + refresher.url if refresher else "",
        "days": (certificate.valid_until - on).days,
        **_facts(certificate),
    }
    _send(_("Your certificate %(number)s ends soon"), "expiry_reminder", certificate, facts)


def _facts(certificate):
    return {
        "certificate": certificate,
        "person": certificate.holder,
        "course": certificate.snapshot["course"],
        "url": settings.SITE_URL + reverse("certificates:detail", args=[certificate.public_id]),
        "site": settings.WAGTAIL_SITE_NAME,
    }


def _send(subject, template, certificate, facts):
    """One line of subject, whatever the number holds."""
    line = " ".join((subject % {"number": certificate.number}).split())
    text = render_to_string(f"certificates/life/{template}_mail.txt", facts)
    send_mail(line, text, None, [certificate.holder.email])
