"""What superiors and the people whose plan it is are told by mail. The task calls this, never a request."""

import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from competencies.models import DevelopmentPlan, PlanMove
from competencies.plans.deciding import superior_of

logger = logging.getLogger(__name__)


def tell_of_move(*, move_id, at):
    """Once for each move, and only while it is still the last word. The row is taken first."""
    move = PlanMove.objects.select_related("plan__person", "by").get(pk=move_id)
    tell = {PlanMove.Kind.ASKED: _asked, PlanMove.Kind.AGREED: _decided, PlanMove.Kind.RETURNED: _decided}.get(
        move.kind
    )
    is_last_word = move.plan.moves.values_list("pk", flat=True).first() == move.pk
    if tell is None or not is_last_word:
        return
    if not PlanMove.objects.filter(pk=move_id, mailed_at=None).update(mailed_at=at):
        return
    try:
        tell(move)
    except SMTPRecipientsRefused:
        logger.warning("The address of somebody around plan %s takes no mail.", move.plan.public_id)
    except OSError:
        PlanMove.objects.filter(pk=move_id).update(mailed_at=None)  # the next attempt sends it
        raise


def _asked(move):
    plan = move.plan
    subject = _("%(name)s asks you to agree to a development plan")
    address = reverse("competencies:plan_of_person", args=[plan.public_id])
    if plan.person.processing_restricted_at is None:
        _send(superior_of(plan.person), subject, "asked", plan, address, move)


def _decided(move):
    plan = move.plan
    is_agreed = plan.status == DevelopmentPlan.Status.AGREED
    subject = _("Your development plan is agreed") if is_agreed else _("Your development plan was returned")
    _send(plan.person, subject, "decided", plan, reverse("competencies:plan_of_year", args=[plan.year]), move)


def _send(reader, subject, template, plan, address, move):
    if reader is None or not reader.is_active or not reader.email:
        return
    facts = {
        "reader": reader,
        "plan": plan,
        "move": move,
        "is_agreed": plan.status == DevelopmentPlan.Status.AGREED,
        "url": settings.SITE_URL + address,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    # One line, whatever the name holds.
    line = " ".join((subject % {"name": plan.person.full_name}).split())
    send_mail(line, render_to_string(f"competencies/plans/{template}_mail.txt", facts), None, [reader.email])
