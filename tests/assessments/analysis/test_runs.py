"""A run from asking to its end: asked once, made once, and made by another when its worker is lost."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from assessments.analysis import services, tasks, working
from assessments.models import AnalysisRun, AttemptItem, QuizVersion


def ask(quiz, at, version=None):
    return services.ask_for_analysis(quiz_key=quiz.translation_key, version=version, by=None, at=at)


def test_asking_has_the_analysis_made(quiz, taken, at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = ask(quiz, at)

    run.refresh_from_db()
    assert (run.state, run.attempts) == ("done", 32)


def test_asking_twice_is_one_run(quiz, at):
    assert ask(quiz, at) == ask(quiz, at)
    assert AnalysisRun.objects.count() == 1


def test_all_versions_and_one_version_are_two_runs(quiz, at):
    version = QuizVersion.objects.get(quiz_key=quiz.translation_key)

    assert ask(quiz, at) != ask(quiz, at, version)


def test_a_new_result_takes_the_place_of_the_old(quiz, taken, analysed):
    analysed(quiz)
    other = analysed(quiz, QuizVersion.objects.get(quiz_key=quiz.translation_key))

    new = analysed(quiz)

    assert set(AnalysisRun.objects.all()) == {new, other}


def test_making_it_twice_changes_nothing(quiz, taken, at, analysed):
    run = analysed(quiz)

    tasks.analyse_quiz(run_id=run.pk)

    assert AnalysisRun.objects.get(pk=run.pk).finished_at == run.finished_at


def test_progress_is_told_while_it_is_made(quiz, taken, at, monkeypatch):
    monkeypatch.setattr("assessments.analysis.reading.AT_ONCE", 8)
    run = ask(quiz, at)
    told = []

    def clock():
        told.append(AnalysisRun.objects.get(pk=run.pk).progress)
        return at

    working.analyse(run_id=run.pk, clock=clock)

    assert told == sorted(told)
    assert {15, 30, 45, 60} <= set(told)


def test_a_failure_is_told_and_not_hidden(quiz, taken, at, caplog):
    AttemptItem.objects.update(points=1)
    run = ask(quiz, at)
    QuizVersion.objects.filter(quiz_key=quiz.translation_key).update(quiz_key=uuid4())

    with caplog.at_level(logging.CRITICAL):
        working.analyse(run_id=run.pk, clock=lambda: at)

    run.refresh_from_db()
    assert (run.state, run.finished_at, run.result) == ("failed", at, {})


def test_after_a_failure_one_may_ask_again(quiz, at):
    failed = ask(quiz, at)
    AnalysisRun.objects.update(state="failed", finished_at=at)

    assert ask(quiz, at) != failed


def test_the_sweep_makes_what_lost_its_nudge(quiz, taken, at):
    run = ask(quiz, at)

    assert services.left_behind(at=at + timedelta(seconds=30)) == []
    assert services.left_behind(at=at + timedelta(seconds=90)) == [run.pk]

    AnalysisRun.objects.update(asked_at=at - timedelta(days=365))  # long ago by any clock, and still waiting
    tasks.continue_analyses()
    run.refresh_from_db()
    assert run.state == "failed"


def test_the_sweep_begins_anew_what_lost_its_worker(quiz, taken, at):
    run = ask(quiz, at)
    AnalysisRun.objects.update(state="running", progress=40, alive_at=at + timedelta(seconds=10))

    assert services.left_behind(at=at + timedelta(seconds=100)) == []
    assert services.left_behind(at=at + timedelta(seconds=140)) == [run.pk]
    working.analyse(run_id=run.pk, clock=lambda: at)

    run.refresh_from_db()
    assert (run.state, run.attempts) == ("done", 32)


def test_a_run_that_nobody_can_make_is_given_up_after_an_hour(quiz, at):
    run = ask(quiz, at)
    AnalysisRun.objects.update(state="running", alive_at=at)

    assert services.left_behind(at=at + timedelta(minutes=61)) == []

    run.refresh_from_db()
    assert run.state == "failed"


def test_a_worker_that_was_overtaken_changes_nothing(quiz, taken, at):
    run = ask(quiz, at)

    def clock():
        AnalysisRun.objects.filter(pk=run.pk, progress__gt=60).update(
            state="done", finished_at=at, result={"by": "other"}
        )
        return at

    working.analyse(run_id=run.pk, clock=clock)

    run.refresh_from_db()
    assert run.result == {"by": "other"}


def refused(constraint):
    """SQLite names check constraints only, PostgreSQL names all."""
    return pytest.raises(IntegrityError, match=rf"{constraint}|UNIQUE constraint failed")


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("analysis_progress_percent", {"progress": 101}),
        ("analysis_finished_when_over", {"state": "done"}),
        ("analysis_one_pooled_at_a_time", {}),
    ],
)
def test_the_database_refuses_a_run_that_cannot_be(quiz, at, constraint, facts):
    ask(quiz, at)
    key = quiz.translation_key if constraint == "analysis_one_pooled_at_a_time" else uuid4()

    with refused(constraint), transaction.atomic():
        AnalysisRun.objects.create(quiz_key=key, asked_at=at, **facts)


def test_the_database_refuses_a_second_open_run_of_a_version(quiz, at):
    version = QuizVersion.objects.get(quiz_key=quiz.translation_key)
    ask(quiz, at, version)

    with refused("analysis_one_of_version_at_a_time"), transaction.atomic():
        AnalysisRun.objects.create(quiz_key=quiz.translation_key, version=version, asked_at=at)
