from datetime import timedelta
from pathlib import Path

import pytest

from assessments import services
from assessments.handed_in import forgetting
from assessments.handed_in.services import hand_in
from assessments.models import AnswerFile
from tests.factories.answer_files import PDF, upload

MONTH = timedelta(days=30)


@pytest.fixture
def replaced(attempt, item, at):
    """The first of two files; the answer that named it is forgotten already."""
    hand_in(item=item, upload=upload("pertama.pdf"), at=at)
    hand_in(item=item, upload=upload("kedua.pdf", PDF + b"2"), at=at)
    services.submit_attempt(attempt=attempt, at=at)
    first = item.files.get(name="pertama.pdf")
    item.responses.get(given=[str(first.public_id)]).delete()
    return first


def test_a_file_that_no_answer_names_goes_with_its_content(replaced, at):
    path = Path(replaced.file.path)

    forgetting.forget(forgetting.replaced_before(at + MONTH), at)

    assert [file.name for file in AnswerFile.objects.all()] == ["kedua.pdf"]
    assert not path.exists()


def test_a_file_of_an_attempt_that_is_not_old_enough_stays(replaced, at):
    assert not forgetting.replaced_before(at).exists()


def test_a_file_that_an_answer_still_names_stays(attempt, item, at):
    hand_in(item=item, upload=upload(), at=at)
    services.submit_attempt(attempt=attempt, at=at)

    assert not forgetting.replaced_before(at + MONTH).exists()


def test_a_file_of_an_open_attempt_stays(item, at):
    hand_in(item=item, upload=upload(), at=at)
    item.responses.all().delete()

    assert not forgetting.replaced_before(at + MONTH).exists()
