"""Two people at once. Only PostgreSQL can show these races."""

from decimal import Decimal

import pytest

from assessments.marking import appealing, judging
from assessments.marking.releasing import release_attempt
from assessments.models import AttemptEvent, Judgement
from courses.models import StepCompletion
from tests.assessments.test_concurrency import at_once
from tests.factories.marking import judge

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_two_releases_give_the_marks_once(item, marker, trainer, at):
    judge(item, marker, at, 8)

    outcomes = at_once(*(lambda by=by: release_attempt(item.attempt_id, by=by, at=at) for by in (marker, trainer)))

    assert sorted(outcomes) == [False, True]
    assert AttemptEvent.objects.filter(kind="marked").count() == 1
    assert StepCompletion.objects.filter(step_key=item.attempt.quiz_key).count() == 1


def test_of_two_who_mark_the_same_answer_one_is_refused(item, marker, second, at):
    outcomes = at_once(*(lambda by=by: judge(item, by, at, 8) for by in (marker, second)))

    assert [type(each) for each in outcomes].count(judging.JudgedByOthers) == 1
    assert Judgement.objects.filter(is_draft=False).count() == 1


def test_of_two_answers_to_an_appeal_one_counts(item, marker, trainer, at):
    judge(item, marker, at, 6)
    release_attempt(item.attempt_id, by=marker, at=at)
    appeal = appealing.make_appeal(item=item, reason="Mohon diperiksa.", at=at)

    def answer(points):
        text = f"Poin {points}."
        return appealing.answer_appeal(
            appeal=appeal, is_upheld=True, points=Decimal(points), answer=text, by=trainer, at=at
        )

    outcomes = at_once(lambda: answer(8), lambda: answer(9))

    assert [type(each) for each in outcomes].count(appealing.AlreadyAnswered) == 1
    assert AttemptEvent.objects.filter(kind="appeal_answered").count() == 1
