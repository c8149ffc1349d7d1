"""The file of an import goes after its time; the import and its questions stay."""

from datetime import timedelta
from pathlib import Path

import pytest

from assessments.models import QuestionImport
from assessments.question_files import forgetting, services, undoing
from tests.assessments.question_files.sending import send_gift

DAY = timedelta(days=1)


@pytest.fixture
def sent(bank, trainer, at):
    return send_gift(bank=bank, by=trainer, at=at)


def take(sent, by, at):
    return services.apply_import(question_import=sent, by=by, at=at)


def forget(at):
    forgetting.forget(forgetting.untouched_since(at), at)


def test_only_the_file_of_what_was_taken_goes(sent, trainer, at):
    taken, path = take(sent, trainer, at), Path(sent.file.path)

    forget(at + DAY)

    kept = QuestionImport.objects.get()
    assert (kept.state, kept.name, kept.report, kept.file.name) == ("applied", taken.name, taken.report, "")
    assert kept.questions.count() == 2
    assert not path.exists()


def test_what_nobody_took_is_given_up_with_its_file(sent, trainer, at):
    forget(at + DAY)

    with pytest.raises(services.WrongState):
        take(sent, trainer, at + DAY)
    assert QuestionImport.objects.get().state == "discarded"


def test_time_runs_from_what_happened_last(sent, trainer, at):
    take(sent, trainer, at + 2 * DAY)
    assert not forgetting.untouched_since(at + DAY).exists()
    assert not forgetting.untouched_since(at + 2 * DAY).exists()

    undoing.undo_import(question_import=sent, by=trainer, at=at + 4 * DAY)

    assert not forgetting.untouched_since(at + 3 * DAY).exists()
    assert forgetting.untouched_since(at + 5 * DAY).get() == sent


def test_a_second_night_finds_nothing(sent, trainer, at):
    take(sent, trainer, at)
    forget(at + DAY)

    assert not forgetting.untouched_since(at + 9 * DAY).exists()


def test_what_came_from_a_forgotten_file_can_still_be_undone(sent, trainer, at, django_capture_on_commit_callbacks):
    take(sent, trainer, at)
    forget(at + DAY)

    with django_capture_on_commit_callbacks(execute=True):
        undone = undoing.undo_import(question_import=sent, by=trainer, at=at + DAY)

    assert undone.state == "undone"
    assert not undone.questions.exists()
