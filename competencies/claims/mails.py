"""What learners are told by mail about their claims. Tasks call these, never a request."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competencies.models import TrainingEvent

Kind = TrainingEvent.Kind
SUBJECTS = {
    Kind.APPROVED: _("Your training was approved: %(name)s"),
    Kind.RETURNED: _("Please complete your claim: %(name)s"),
    Kind.REFUSED: _("Your claim was refused: %(name)s"),
    Kind.REVOKED: _("The approval of your training was taken back: %(name)s"),
}


def send_decision(event, *, hours):
    """`hours` are what stands in the ledger for the training."""
    claim = event.training
    facts = {
        "event": event,
        "claim": claim,
        "person": claim.learner,
        "hours": hours,
        "url": settings.SITE_URL + reverse("competencies:claim", args=[claim.public_id]),
        "site": settings.WAGTAIL_SITE_NAME,
    }
    subject = " ".join((SUBJECTS[Kind(event.kind)] % {"name": claim.name}).split())
    text = render_to_string("competencies/claims/decision_mail.txt", facts)
    send_mail(subject, text, None, [claim.learner.email])
