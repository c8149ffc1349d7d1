from celery import shared_task

from accounts.audit.sealing import BATCH, seal


@shared_task
def seal_audit_trail():
    """Seals what no act has sealed: views, sign-ins, and what a dead process left behind."""
    while seal() == BATCH:
        pass
