from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from accounts.imports import applying, checking, services


@shared_task
def check_import(*, batch_id):
    """Twice is harmless: the second finds the batch taken or checked."""
    checking.check(batch_id=batch_id, clock=timezone.now)


@shared_task
def apply_import(*, batch_id):
    applying.apply(batch_id=batch_id, clock=timezone.now)


@shared_task
def undo_import(*, batch_id):
    applying.undo(batch_id=batch_id, clock=timezone.now)


@shared_task
def continue_imports():
    """The sweep: what lost its nudge or its worker is checked, or given back to its officer."""
    now = timezone.now()
    try:
        services.give_back_interrupted(at=now)
    except OperationalError:
        pass  # SQLite: someone is writing, perhaps that very worker
    for batch_id in services.waiting_for_check(at=now):
        checking.check(batch_id=batch_id, clock=timezone.now)
        checking.check(batch_id=batch_id, clock=timezone.now, silent_since=now - services.SILENCE)
