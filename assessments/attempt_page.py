"""What the pages of an open attempt say of it. What is right never enters here."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewedQuestion:
    number: str  # text, because templates would localise each number anew
    is_answered: bool


@dataclass(frozen=True)
class RivalAnswers:
    """Two answers to one question, as words and as what a form sends."""

    item: str
    number: str
    stored: str
    stored_words: str
    offered: str
    offered_words: str


def context_of(attempt, items, at):
    """What every page of an open attempt says of it: how far it is, and how much time is left by the server's clock."""
    last = max(items, key=lambda item: item.current_sequence or 0)
    answered = sum(bool(item.current_given) for item in items)
    return {
        "attempt": attempt,
        "total": str(len(items)),
        "answered": str(answered),
        "unanswered": len(items) - answered,
        "sequence": str(last.current_sequence or 0),
        "device": last.current_device or "",
        "is_time_up": attempt.is_time_up(at),
        "milliseconds_left": str(_milliseconds(attempt.deadline_at - at)) if attempt.deadline_at else "",
    }


def _milliseconds(time):
    return max(0, int(time.total_seconds() * 1000))


def reviewed_questions(items):
    return [ReviewedQuestion(str(item.position), is_answered=bool(item.current_given)) for item in items]


def rival_answers(conflicts, items):
    numbers = {item.public_id: str(item.position) for item in items}
    return [
        RivalAnswers(
            item=str(each.item),
            number=numbers[each.item],
            stored=json.dumps(each.given),
            stored_words=each.words,
            offered=json.dumps(each.offered),
            offered_words=each.offered_words,
        )
        for each in conflicts
    ]
