from celery import shared_task
from django.utils import timezone

from assessments.analysis import services, working


@shared_task
def analyse_quiz(*, run_id):
    """Twice is harmless: the second finds the run taken or done."""
    working.analyse(run_id=run_id, clock=timezone.now)


@shared_task
def continue_analyses():
    """The sweep: what lost its nudge or its worker is begun again."""
    for run_id in services.left_behind(at=timezone.now()):
        working.analyse(run_id=run_id, clock=timezone.now)
