"""The mail that tells somebody of a training assigned to them."""

import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from courses.addresses import urls_for
from courses.models import TrainingAssignment

logger = logging.getLogger(__name__)


def send(*, assignment_ids, clock):
    """Tells those who read mail and were not told yet. Raises OSError where the mail server is out of reach."""
    waiting = TrainingAssignment.objects.filter(
        pk__in=assignment_ids,
        told_at=None,
        enrolment__learner__is_active=True,
        enrolment__learner__email__isnull=False,
    )
    for assignment in waiting.select_related("enrolment__learner", "enrolment__version", "assigned_by"):
        _tell(assignment, clock())


def _tell(assignment, at):
    """Takes the row first, so that the same task beside this one tells nobody twice."""
    mine = TrainingAssignment.objects.filter(pk=assignment.pk, told_at=None)
    if not mine.update(told_at=at):
        return
    try:
        _mail(assignment)
    except SMTPRecipientsRefused:
        logger.warning("The address of person %s takes no mail.", assignment.enrolment.learner.public_id)
    except OSError:
        TrainingAssignment.objects.filter(pk=assignment.pk).update(told_at=None)
        raise


def _mail(assignment):
    version = assignment.enrolment.version
    facts = {
        "assignment": assignment,
        "person": assignment.enrolment.learner,
        "course": version,
        "url": settings.SITE_URL + urls_for([version.course_key]).get(str(version.course_key), "/"),
    }
    subject = _("A training for you: %(title)s") % {"title": version.title}
    text = render_to_string("courses/assignment_mail.txt", facts)
    send_mail(subject, text, None, [assignment.enrolment.learner.email])
