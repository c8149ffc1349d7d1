"""Mails about entering. The tasks may run twice: links stay the same, and rows remember what was sent."""

import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone, translation

from accounts.entering import activation, mails
from accounts.logins import owner_of
from accounts.models import Invitation, User

logger = logging.getLogger(__name__)


@shared_task
def send_invitations():
    """The sweep behind the button: each minute, and at once when an officer asks."""
    with translation.override(settings.LANGUAGE_CODE):
        while batch := list(activation.claim_invitations(at=timezone.now())):
            for invitation in batch:
                _send(invitation)


def _send(invitation):
    try:
        mails.send_activation(invitation.user)
    except OSError:
        logger.exception("An activation mail could not be sent; it is tried again later.")
        return
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_activation_link(*, login, language):
    """Looks the person up here, behind the queue, so that the page answers everyone alike."""
    user = owner_of(login)
    if user is None or not user.is_active or not user.email:
        return
    with translation.override(language):
        mails.send_activation(user)


@shared_task
def count_failed_code(*, number):
    activation.count_failure(number=number, at=timezone.now())


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_two_factor_reset(*, user_id, reason):
    user = User.objects.filter(pk=user_id).first()
    if user and user.email:
        with translation.override(settings.LANGUAGE_CODE):
            mails.send_two_factor_reset(user, reason=reason)
