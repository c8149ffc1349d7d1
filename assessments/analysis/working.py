"""Making an analysis: read, reckon, keep."""

import logging

from assessments.analysis.asked_questions import AskedQuestions
from assessments.analysis.gain_reading import read_pairs
from assessments.analysis.item_analysis import analyse as analyse_columns
from assessments.analysis.reading import read_attempts, read_columns, read_times
from assessments.analysis.results import result
from assessments.models import AnalysisRun, AttemptItem, QuizVersion

logger = logging.getLogger(__name__)
State = AnalysisRun.State
READ, TIMED, COMPARED = 60, 70, 90  # per cent done after each part


def analyse(*, run_id, clock):
    """Make the analysis if it waits to be made. Safe to repeat."""
    waiting = AnalysisRun.objects.filter(pk=run_id, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, progress=0, alive_at=clock()):
        return
    run = AnalysisRun.objects.select_related("version").get(pk=run_id)
    try:
        made, attempts = _make(run, clock)
    except Exception:
        # A row that stays "running" would hide the failure from whoever asked.
        logger.exception("%s could not be made.", run)
        _finish(run, clock, state=State.FAILED)
        return
    if _finish(run, clock, state=State.DONE, result=made, attempts=attempts, progress=100):
        _forget_earlier(run)


def _make(run, clock):
    attempts = read_attempts(run.quiz_key, run.version)
    questions = AskedQuestions(run.quiz_key, run.version)
    columns = read_columns(attempts, questions, _reporter(run, clock, 0, READ, len(attempts)))
    read_times(attempts, questions, columns)
    _report(run, clock, TIMED)
    newest = run.version or QuizVersion.objects.of_quiz(run.quiz_key).newest()
    pairs = read_pairs(newest, attempts, columns, questions, lambda done: _report(run, clock, TIMED))
    _report(run, clock, COMPARED)
    made = result(
        analyse_columns(list(columns.values()), len(attempts)),
        questions,
        passed=_share_passed(attempts),
        unseen=_unseen(run, newest, questions),
        pairs=pairs,
    )
    return made, len(attempts)


def _share_passed(attempts):
    return sum(attempt.is_passed for attempt in attempts) / len(attempts) if attempts else None


def _unseen(run, newest, questions):
    """Of a quiz that draws: what it may draw, and how much of that no attempt has had, later ones included."""
    if not newest.rules.draws:
        return None
    items = AttemptItem.objects.filter(attempt__quiz_key=run.quiz_key)
    items = items if run.version is None else items.filter(attempt__version=run.version)
    versions = items.order_by().values_list("question_version_id", flat=True).distinct()
    seen = {questions.question_of[version] for version in versions}
    return {"number": len(questions.available - seen), "of": len(questions.available)}


def _reporter(run, clock, start, end, whole):
    return lambda done: _report(run, clock, start + (end - start) * done // max(whole, 1))


def _report(run, clock, progress):
    AnalysisRun.objects.filter(pk=run.pk, state=State.RUNNING).update(progress=progress, alive_at=clock())


def _finish(run, clock, **facts):
    """Whether this worker was the one to end the run; a slow one may have been overtaken."""
    return AnalysisRun.objects.filter(pk=run.pk, state=State.RUNNING).update(finished_at=clock(), **facts)


def _forget_earlier(run):
    earlier = AnalysisRun.objects.filter(quiz_key=run.quiz_key, version=run.version, asked_at__lt=run.asked_at)
    earlier.filter(state__in=[State.DONE, State.FAILED]).delete()
