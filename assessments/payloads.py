"""Answers as browsers send them, as JSON from the script or as a form without it. No database."""

import json
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from assessments.services import Answer

MOST_BYTES = 64 * 1024
MOST_ANSWERS = 200
# Far below what the column holds, because a form goes on counting from the highest sequence stored.
HIGHEST_SEQUENCE = 10**9


class MalformedAnswers(Exception):
    """The body is not what the quiz page sends."""


class TooMuchAtOnce(Exception):
    """The body is longer than any quiz needs."""


def answers_from_json(body):
    """One answer ({"key", "sequence", "item", "chosen", "client_at"}) or several ({"answers": […]})."""
    try:
        data = json.loads(body)
        entries = data.get("answers", [data])
        if not 0 < len(entries) <= MOST_ANSWERS:
            raise MalformedAnswers
        return [_answer(entry) for entry in entries]
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise MalformedAnswers from error


def answers_from_form(form, questions, items):
    """What the form changes against the current answers of `items`; `questions` by question version.

    An empty radio group says nothing, because it cannot be emptied; an empty checkbox group takes the answer back.
    """
    sequence = highest_sequence(items)
    answers = []
    for item in items:
        chosen = form.getlist(str(item.public_id))
        is_silent = not chosen and not questions[item.question_version_id].takes_many
        if is_silent or set(chosen) == set(item.current_chosen or ()):
            continue
        sequence += 1
        answers.append(Answer(item=item.public_id, chosen=chosen, key=uuid4(), sequence=sequence))
    return answers


def highest_sequence(items):
    return max((item.current_sequence or 0 for item in items), default=0)


def _answer(entry):
    sequence, chosen = entry["sequence"], entry["chosen"]
    if type(sequence) is not int or not 0 <= sequence <= HIGHEST_SEQUENCE:
        raise MalformedAnswers
    if not isinstance(chosen, list) or not all(isinstance(option, str) for option in chosen):
        raise MalformedAnswers
    return Answer(
        item=UUID(entry["item"]),
        chosen=chosen,
        key=UUID(entry["key"]),
        sequence=sequence,
        client_at=_client_time(entry.get("client_at")),
    )


def _client_time(text):
    """The device's clock is only evidence: an unreadable one must not cost an answer."""
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
        # Extreme years fit a datetime but not every zone of the world.
        return moment.astimezone(timezone.get_default_timezone()) if moment and timezone.is_aware(moment) else None
    except (OverflowError, ValueError):
        return None
