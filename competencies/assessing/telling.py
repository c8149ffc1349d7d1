"""Assessors are told by mail that somebody waits for them: once in a cycle, whatever is asked of them later."""

import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from competencies.models import AssessmentCycle, Rating

MOST_AT_ONCE = 500

logger = logging.getLogger(__name__)


def tell_due(*, at, most=MOST_AT_ONCE):
    """Returns how many were told; the rest is for the next call."""
    waiting = Rating.objects.waiting(timezone.localdate(at)).filter(told_at=None)
    readers = waiting.filter(assessor__is_active=True, assessor__email__isnull=False)
    pairs = list(readers.order_by("cycle", "assessor").values_list("cycle", "assessor").distinct()[:most])
    cycles = AssessmentCycle.objects.in_bulk({cycle for cycle, _assessor in pairs})
    people = User.objects.in_bulk({assessor for _cycle, assessor in pairs})
    sent = 0
    for cycle, assessor in pairs:
        try:
            sent += _tell(cycles[cycle], people[assessor], at)
        except OSError:
            logger.exception("Assessors could not be told; the next sweep goes on with them.")
            break
    return sent


def _tell(cycle, assessor, at):
    """Takes the rows first, so that a second sweep beside this one tells nobody twice."""
    asked = Rating.objects.filter(cycle=cycle, assessor=assessor)
    is_known = asked.filter(told_at__isnull=False).exists()
    taken = list(asked.filter(told_at=None).values_list("pk", flat=True))
    is_mine = asked.filter(pk__in=taken, told_at=None).update(told_at=at)
    if is_known or not is_mine:
        return False
    try:
        _send(cycle, assessor, asked.waiting(timezone.localdate(at)).count())
    except SMTPRecipientsRefused:
        logger.warning("The address of person %s takes no mail.", assessor.public_id)
    except OSError:
        asked.filter(pk__in=taken).update(told_at=None)
        raise
    return True


def _send(cycle, assessor, count):
    facts = {
        "cycle": cycle,
        "person": assessor,
        "count": count,
        "url": settings.SITE_URL + reverse("competencies:ratings"),
        "site": settings.WAGTAIL_SITE_NAME,
    }
    subject = " ".join((_("Competency assessment: %(cycle)s") % {"cycle": cycle.name}).split())
    send_mail(subject, render_to_string("competencies/assessing/asked_mail.txt", facts), None, [assessor.email])
