from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from assessments.models import (
    Attempt,
    AttemptItem,
    Mark,
    QuestionVersion,
    QuizQuestion,
    QuizVersion,
    QuizVersionItem,
    Response,
)


def refuses(constraint):
    """SQLite names check constraints only, PostgreSQL names all."""
    return pytest.raises(IntegrityError, match=rf"{constraint}|UNIQUE constraint failed")


def copy_of(row, **changes):
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    if "public_id" in fields:
        fields["public_id"] = uuid4()
    return type(row)(**{**fields, **changes})


def save(row):
    with transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    "changes",
    [{"score": 50}, {"is_passed": False}, {"score": 50, "is_passed": True}, {"submitted_at": "later", "score": 50}],
    ids=str,
)
def test_score_and_verdict_come_together_and_after_submission(attempt, at, changes):
    if "submitted_at" in changes:
        changes = {**changes, "submitted_at": at + timedelta(hours=1)}

    with refuses("attempt_marked_when_submitted"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(**changes)


def submitted(**changes):
    return {"score": Decimal(50), "is_passed": False, **changes}


def test_no_attempt_is_submitted_before_it_is_started(attempt, at):
    with refuses("attempt_submitted_after_start"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(**submitted(submitted_at=at - timedelta(seconds=1)))


@pytest.mark.parametrize(
    "changes",
    [
        {"deadline_at": "later"},
        {"accepts_until": "later"},
        {"deadline_at": "later", "accepts_until": "now"},
    ],
    ids=str,
)
def test_grace_comes_with_a_deadline_and_after_it(attempt, at, changes):
    times = {"now": at, "later": at + timedelta(hours=1)}

    with refuses("attempt_grace_after_deadline"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(**{name: times[value] for name, value in changes.items()})


@pytest.mark.parametrize("changes", [{}, {"submitted_at": "now"}, {"deadline_at": "now", "accepts_until": "now"}])
def test_only_an_ended_attempt_with_a_deadline_is_timed_out(attempt, at, changes):
    with refuses("attempt_timed_out_has_deadline"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(is_timed_out=True, **dict.fromkeys(changes, at))


@pytest.mark.parametrize("score", ["-0.01", "100.01"])
def test_a_score_is_out_of_100(attempt, at, score):
    with refuses("attempt_score_percent"), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(**submitted(submitted_at=at, score=Decimal(score)))


def test_attempts_are_numbered_once(attempt, at):
    with refuses("attempt_number_once"):
        save(copy_of(attempt, **submitted(submitted_at=at)))


def test_a_place_in_an_attempt_is_taken_once(attempt):
    other = QuestionVersion.objects.last()

    with refuses("attempt_item_position_once"):
        save(copy_of(attempt.items.first(), question_version=copy_and_save(other)))


def copy_and_save(question_version):
    copy = copy_of(question_version, number=question_version.number + 1)
    copy.save()
    return copy


def test_a_question_stands_in_an_attempt_once(attempt):
    with refuses("attempt_item_question_once"):
        save(copy_of(attempt.items.first(), position=9))


def test_an_item_is_worth_at_least_a_point(attempt):
    with refuses("attempt_item_points_positive"), transaction.atomic():
        AttemptItem.objects.update(points=0)


def test_a_key_is_used_once_in_an_attempt(attempt, at):
    item = attempt.items.first()
    response = Response(item=item, attempt=attempt, key=uuid4(), sequence=1, given=[], received_at=at)
    response.save()

    with refuses("response_key_once_per_attempt"):
        save(copy_of(response, sequence=2))


@pytest.mark.parametrize("points", ["-0.01", "1.01"])
def test_a_mark_lies_between_0_and_the_points_of_its_item(attempt, at, points):
    mark = Mark(item=attempt.items.first(), points=Decimal(points), max_points=1, marked_at=at)

    with refuses("mark_within_maximum"):
        save(mark)


def test_question_versions_are_numbered_once(quiz):
    with refuses("question_version_number_once"):
        save(copy_of(QuestionVersion.objects.first()))


def test_quiz_versions_are_numbered_once(quiz):
    with refuses("quiz_version_number_once"):
        save(copy_of(QuizVersion.objects.get()))


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"pass_mark": 101}, "quiz_version_pass_mark_percent"),
        ({"max_attempts": 0}, "quiz_version_attempts_positive"),
    ],
)
def test_the_rules_of_a_quiz_version_make_sense(quiz, changes, constraint):
    with refuses(constraint), transaction.atomic():
        QuizVersion.objects.update(**changes)


@pytest.mark.parametrize(
    ("changes", "constraint"), [({"position": 9}, "quiz_item_question_once"), ({}, "quiz_item_position_once")]
)
def test_a_place_and_a_question_stand_in_a_quiz_version_once(quiz, changes, constraint):
    with refuses(constraint):
        save(copy_of(QuizVersionItem.objects.first(), **changes))


def test_an_item_of_a_version_is_worth_at_least_a_point(quiz):
    with refuses("quiz_item_points_positive"), transaction.atomic():
        QuizVersionItem.objects.update(points=0)


def test_a_question_stands_on_a_quiz_page_once(quiz):
    with refuses("quiz_question_once"):
        save(copy_of(QuizQuestion.objects.first()))
