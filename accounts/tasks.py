from celery import shared_task
from django.utils import translation

from accounts import password_links
from accounts.audit.tasks import seal_audit_trail  # noqa: F401 - found by autodiscovery
from accounts.entering.tasks import send_invitations  # noqa: F401 - found by autodiscovery
from accounts.imports.tasks import continue_imports  # noqa: F401 - found by autodiscovery
from accounts.organisation.tasks import apply_due_unit_changes  # noqa: F401 - found by autodiscovery
from accounts.privacy.tasks import apply_retention_rules, finish_what_was_left  # noqa: F401 - found by autodiscovery
from accounts.roles.tasks import apply_role_times  # noqa: F401 - found by autodiscovery


@shared_task(autoretry_for=(OSError,), retry_backoff=5, max_retries=4)
def mail_password_link(*, email, language):
    """Sends a link if someone has this address. Twice is harmless: the link stays the same."""
    with translation.override(language):
        password_links.send(email=email)
