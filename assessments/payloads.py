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
CANNOT_BE_EMPTIED = ("single_choice", "true_false")


class MalformedAnswers(Exception):
    """The body is not what the quiz page sends."""


class TooMuchAtOnce(Exception):
    """The body is longer than any quiz needs."""


def answers_from_json(body):
    """One answer ({"key", "sequence", "item", "given", "client_at"}) or several ({"answers": […]})."""
    try:
        data = json.loads(body)
        entries = data.get("answers", [data])
        if not 0 < len(entries) <= MOST_ANSWERS:
            raise MalformedAnswers
        return [_answer(entry) for entry in entries]
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise MalformedAnswers from error


def answers_from_form(form, items, questions):
    """What the form changes against the current answers of `items`; `questions` by question version.

    An empty radio group says nothing, because it cannot be emptied; anything else that is empty takes the answer back.
    The form tells in `seen` what its page knew, so that an old tab does not undo what another device answered.
    """
    sequence = highest_sequence(items)
    seen = _seen_by(form)
    answers = []
    for item in items:
        if item.checked_at or not _is_on_page(form, item):
            continue
        given = _given_in(form, item)
        is_silent = not given and questions[item.question_version_id].kind in CANNOT_BE_EMPTIED
        if is_silent or set(given) == set(item.current_given or ()):
            continue
        sequence += 1
        answers.append(
            Answer(
                item=item.public_id,
                given=given,
                key=uuid4(),
                sequence=sequence,
                seen=seen,
                is_restated=seen is not None,
            )
        )
    return answers


def _is_on_page(form, item):
    """A page with one question sends only that; without the list of what it holds a form holds everything."""
    shown = form.getlist("shown")
    return not shown or str(item.public_id) in shown


def _given_in(form, item):
    """Choices come under the item's id, what is typed into a gap under "item.gap".

    Who chose between two answers sends a whole one as JSON, under "pick.item".
    """
    name = str(item.public_id)
    if picked := form.get(f"pick.{name}"):
        return _picked(picked)
    # A form ends lines in two characters, the script in one; the text is the same.
    given = [value.replace("\r\n", "\n") for value in form.getlist(name) if value.strip()]
    prefix = f"{name}."
    gaps = [(key.removeprefix(prefix), value) for key, value in form.items() if key.startswith(prefix)]
    return given + [f"{gap}:{value}" for gap, value in gaps if value.strip()]


def _picked(text):
    try:
        given = json.loads(text)
    except (RecursionError, ValueError) as error:
        raise MalformedAnswers from error
    _check_given(given)
    return given


def _check_given(given):
    if not isinstance(given, list) or not all(isinstance(option, str) for option in given):
        raise MalformedAnswers


def _seen_by(form):
    text = form.get("seen", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def highest_sequence(items):
    return max((item.current_sequence or 0 for item in items), default=0)


def _answer(entry):
    # A phone may still hold answers that an earlier release of the page wrote down.
    sequence, given = entry["sequence"], entry["given"] if "given" in entry else entry["chosen"]
    _check_given(given)
    return Answer(
        item=UUID(entry["item"]),
        given=given,
        key=UUID(entry["key"]),
        sequence=_sequence(sequence),
        client_at=_client_time(entry.get("client_at")),
        device=UUID(entry["device"]) if entry.get("device") else None,
        seen=_sequence(entry["seen"]) if entry.get("seen") is not None else None,
    )


def _sequence(value):
    if type(value) is not int or not 0 <= value <= HIGHEST_SEQUENCE:
        raise MalformedAnswers
    return value


def _client_time(text):
    """The device's clock is only evidence: an unreadable one must not cost an answer."""
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
        # Extreme years fit a datetime but not every zone of the world.
        return moment.astimezone(timezone.get_default_timezone()) if moment and timezone.is_aware(moment) else None
    except (OverflowError, ValueError):
        return None
