import logging

from django.contrib.auth.management import create_permissions
from kombu.exceptions import OperationalError

from accounts import groups, tasks

logger = logging.getLogger(__name__)


def mail_password_link(sender, email, language, **kwargs):
    """The answer stays the same when the broker is out of reach; the person asks again when no mail comes."""
    try:
        tasks.mail_password_link.delay(email=email, language=language)
    except (OperationalError, OSError):
        logger.exception("The broker is out of reach, so a link to a new password was not mailed.")


def grant_registered_permissions(sender, app_config, using, **kwargs):
    """After `migrate`: Django makes the permissions of an app only now, and perhaps after this receiver ran."""
    if groups.is_registered(app_config.label):
        create_permissions(app_config, verbosity=0, interactive=False, using=using)
        groups.grant_registered(app_config.label)
