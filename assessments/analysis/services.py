"""Asking for an analysis, and finding those whose nudge or worker was lost. The work itself is in `working`."""

from datetime import timedelta
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q

from assessments.analysis.signals import analysis_asked
from assessments.models import AnalysisRun

State = AnalysisRun.State
OPEN = (State.WAITING, State.RUNNING)
NUDGE_IS_LOST = timedelta(minutes=1)
SILENCE = timedelta(minutes=2)
# A run that brings down its worker each time would be begun for ever.
PATIENCE = timedelta(hours=1)


def ask_for_analysis(*, quiz_key, version=None, by, at) -> AnalysisRun:
    """A run for the worker, or the one that is under way."""
    asked = {"quiz_key": quiz_key, "version": version}
    under_way = AnalysisRun.objects.filter(**asked, state__in=OPEN)
    run = under_way.first()
    if run is not None:
        return run
    try:
        with transaction.atomic():
            run = AnalysisRun.objects.create(**asked, asked_by=by, asked_at=at)
    except IntegrityError:
        return AnalysisRun.objects.filter(**asked).latest("asked_at")  # somebody else asked at the same moment
    transaction.on_commit(partial(analysis_asked.send_robust, sender=AnalysisRun, run_id=run.pk), robust=True)
    return run


def left_behind(*, at):
    """Runs to begin now: those that nobody began, and those whose worker fell silent. Gives up on hopeless ones."""
    open_runs = AnalysisRun.objects.filter(state__in=OPEN)
    open_runs.filter(asked_at__lt=at - PATIENCE).update(state=State.FAILED, finished_at=at)
    open_runs.filter(state=State.RUNNING, alive_at__lt=at - SILENCE).update(state=State.WAITING, progress=0)
    waiting = open_runs.filter(Q(alive_at__isnull=False) | Q(asked_at__lt=at - NUDGE_IS_LOST), state=State.WAITING)
    return list(waiting.order_by("asked_at").values_list("pk", flat=True))
