"""Clearing away answers that were replaced must not touch what people have yet to read."""

from datetime import timedelta

from assessments.marking.releasing import release_attempt
from assessments.models import Response
from assessments.personal_data import superseded_before
from tests.factories.marking import judge

YEAR = timedelta(days=400)


def test_an_answer_that_waits_for_its_marks_is_not_superseded(attempt, at):
    assert not superseded_before(at + YEAR).exists()


def test_an_earlier_answer_is_superseded_once_the_marks_are_there(attempt, item, marker, at):
    Response.objects.create(attempt=attempt, item=item, key=item.public_id, sequence=0, given=["Draf"], received_at=at)
    judge(item, marker, at, 6)
    release_attempt(attempt.pk, by=marker, at=at)

    assert [row.given for row in superseded_before(at + YEAR)] == [["Draf"]]
