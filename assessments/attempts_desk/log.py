"""What happened to an attempt, in sentences. Trainers read who did it and what was answered; a learner reads when and
that, because answers and reasons may tell what is right before the quiz lets them be shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from django.utils.translation import gettext as _

from assessments.attempts_desk.given_words import given_in_words
from assessments.attempts_desk.wording import sentence_of_answer, sentence_of_event
from assessments.models import AttemptEvent
from assessments.version_content import questions_of

CLOCKS_AGREE = timedelta(seconds=60)


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    text: str
    device: str = ""
    client_at: datetime | None = None  # where the clock of the device was another


def entries_of(attempt, *, for_learner):
    """Everything, the first first."""
    return sorted([*_events(attempt, for_learner), *_answers(attempt, for_learner)], key=attrgetter("at"))


def _events(attempt, for_learner):
    started = AttemptEvent(kind=AttemptEvent.Kind.STARTED, at=attempt.started_at)
    events = [started, *attempt.events.select_related("actor").order_by("at", "pk"), attempt.end()]
    for event in filter(None, events):
        yield Entry(event.at, _who(event, attempt, for_learner), sentence_of_event(event, for_learner=for_learner))


def _who(event, attempt, for_learner):
    if event.actor is None:
        by_learner = event.kind in (AttemptEvent.Kind.STARTED, AttemptEvent.Kind.SUBMITTED, AttemptEvent.Kind.APPEALED)
        return _learner(attempt, for_learner) if by_learner else _("the system")
    if event.actor_id == attempt.learner_id:
        return _learner(attempt, for_learner)
    return _("a trainer") if for_learner else str(event.actor)


def _learner(attempt, for_learner):
    return _("you") if for_learner else str(attempt.learner)


def _answers(attempt, for_learner):
    """Those that a trainer let count are told by their event: the copy stands for nothing that the learner did."""
    questions, devices = questions_of(attempt.version), {}
    rows = attempt.responses.select_related("item").order_by("received_at", "pk")
    who = _learner(attempt, for_learner)
    for row in _given_by_learner(rows):
        question = questions[row.item.question_version_id]
        words = "" if for_learner else given_in_words(question, row.given)
        yield Entry(
            at=row.received_at,
            who=who,
            text=sentence_of_answer(row, words),
            device=_device(row, devices),
            client_at=_other_clock(row),
        )


def _given_by_learner(rows):
    seen = set()
    for row in rows:
        same = (row.item_id, row.received_at, str(row.given), row.client_at)
        if same not in seen:
            yield row
        seen.add(same)


def _device(row, devices):
    if row.device is None:
        return ""
    return _("device %(number)s") % {"number": devices.setdefault(row.device, len(devices) + 1)}


def _other_clock(row):
    if row.client_at is None or abs(row.client_at - row.received_at) < CLOCKS_AGREE:
        return None
    return row.client_at
