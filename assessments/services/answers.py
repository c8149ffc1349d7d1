from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from assessments.models import Attempt, Response
from assessments.version_content import questions_of


class AttemptClosed(Exception):
    """The attempt was submitted, so it takes no more answers."""


class AnswerRejected(Exception):
    """The answer does not fit the attempt, as only a changed request can make it."""


class UnknownItem(AnswerRejected):
    pass


class UnknownOption(AnswerRejected):
    pass


class OneOptionOnly(AnswerRejected):
    """Several options for a question that takes one."""


@dataclass(frozen=True)
class Answer:
    """One answer as a device tells it: `key` makes a repeat harmless, `sequence` gives the order within the attempt."""

    item: UUID
    chosen: list
    key: UUID
    sequence: int
    client_at: datetime | None = None


@dataclass(frozen=True)
class Saved:
    answered: int
    total: int


@transaction.atomic
def save_responses(*, attempt, answers, at):
    """Add `answers` to the attempt, all or none. What was stored before under the same key is left as it is.

    A function in the place of the list makes it from the items with their current answers, while they can't change.
    """
    is_submitted = _lock(attempt)
    listed = attempt.items.list_with_current_response()
    items = {item.public_id: item for item in listed}
    answers = answers(listed) if callable(answers) else answers
    if is_submitted:
        return _confirm_repeat(attempt, answers, items)
    questions = questions_of(attempt.version)
    for answer in answers:
        _check(answer, items, questions)
    Response.objects.bulk_create(
        [
            Response(
                item_id=items[answer.item].pk,
                attempt_id=attempt.pk,
                key=answer.key,
                sequence=answer.sequence,
                chosen=answer.chosen,
                received_at=at,
                client_at=answer.client_at,
            )
            for answer in answers
        ],
        ignore_conflicts=True,
    )
    return _progress(items, answers)


def _lock(attempt):
    """Make a submission wait, and tell whether one came before. What is read from now on stays as it is."""
    rows = Attempt.objects.order_by().filter(pk=attempt.pk).select_for_update(no_key=True)
    return rows.values_list("submitted_at", flat=True)[0] is not None


def _confirm_repeat(attempt, answers, items):
    """A device that never heard that its answers arrived may ask again after the attempt closed."""
    keys = {answer.key for answer in answers}
    if Response.objects.filter(attempt=attempt, key__in=keys).count() != len(keys):
        raise AttemptClosed
    return _progress(items, ())


def _check(answer, items, questions):
    item = items.get(answer.item)
    if item is None:
        raise UnknownItem(answer.item)
    if not set(answer.chosen) <= set(item.option_order) or len(set(answer.chosen)) != len(answer.chosen):
        raise UnknownOption(answer.item)
    if len(answer.chosen) > 1 and not questions[item.question_version_id].takes_many:
        raise OneOptionOnly(answer.item)


def _progress(items, answers):
    current = {key: (item.current_sequence or 0, item.current_chosen) for key, item in items.items()}
    for answer in answers:
        if answer.sequence >= current[answer.item][0]:
            current[answer.item] = (answer.sequence, answer.chosen)
    return Saved(answered=sum(bool(chosen) for _sequence, chosen in current.values()), total=len(current))
