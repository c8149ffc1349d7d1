from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from assessments.item_types.marked_by_people import FILE
from assessments.models import AnswerFile, Attempt, AttemptEvent, Response
from assessments.version_content import QuestionContent, current_items, questions_of

# What comes after an attempt has ended is kept as evidence, but nobody may fill the disk with it.
MOST_LATE_ANSWERS = 500


class AttemptClosed(Exception):
    """The attempt has ended and holds as much late evidence as it may."""


class AnswerRejected(Exception):
    """The answer does not fit the attempt, as only a changed request can make it."""


class UnknownItem(AnswerRejected):
    pass


class UnfitAnswer(AnswerRejected):
    """No page of the quiz could have sent this."""


class AlreadyChecked(AnswerRejected):
    """The learner has seen what is right while practising, so the answer stays."""


@dataclass(frozen=True)
class Answer:
    """One answer as a device tells it: `key` makes a repeat harmless, `sequence` gives the order within the attempt.

    `seen`: the highest sequence that the page had heard of, so that what another device answered since then is not
    overwritten unseen; None for pages that know of no other device. `is_restated`: a form sends all that it shows,
    whether the learner has touched it or not.
    """

    item: UUID
    given: list
    key: UUID
    sequence: int
    client_at: datetime | None = None
    device: UUID | None = None
    seen: int | None = None
    is_restated: bool = False


@dataclass(frozen=True)
class Conflict:
    """`given` came from another page since and goes on counting; `offered` is kept beside it."""

    item: UUID
    given: list
    sequence: int
    at: datetime
    offered: list
    question: QuestionContent

    @property
    def words(self):
        return self.question.type.in_words(self.question.content, self.given)

    @property
    def offered_words(self):
        return self.question.type.in_words(self.question.content, self.offered)


@dataclass(frozen=True)
class Saved:
    attempt: Attempt = field(compare=False)
    answered: int
    total: int
    sequence: int  # the highest that the attempt holds
    conflicts: list = field(default_factory=list)
    has_ended: bool = False
    is_late: bool = False  # something came after the end and was kept as evidence
    is_elsewhere: bool = False  # the latest answer before these came from another device


@transaction.atomic
def save_responses(*, attempts, answers, at):
    """Add `answers` to the attempt that the queryset `attempts` finds, all or none. Raises Attempt.DoesNotExist.

    What was stored before under the same key is left as it is. A function in the place of the list makes it from the
    items with their current answers, while they can't change, and the questions. Answers to an attempt that has ended
    count for nothing and are kept for the trainer to look at.
    """
    attempt = attempts.for_update().select_related("version").get()
    items = {item.public_id: item for item in current_items(attempt)}
    questions = questions_of(attempt.version)
    answers = answers(list(items.values()), questions) if callable(answers) else answers
    _check(answers, items, questions)
    if not attempt.accepts_answers(at):
        return _keep_as_evidence(attempt, answers, items, at=at)
    conflicting = _conflicting(attempt, answers, items)
    stale = _stale(attempt, conflicting)
    answers, conflicting = _without(stale, answers), _without(stale, conflicting)
    _store(attempt, answers, items, at=at, conflicting={answer.key for answer in conflicting})
    is_elsewhere = _is_used_elsewhere(answers, items)
    if is_elsewhere:
        AttemptEvent.objects.create(attempt=attempt, kind=AttemptEvent.Kind.OTHER_DEVICE, at=at)
    conflicts = [_conflict(answer, items[answer.item], questions) for answer in conflicting]
    counting = _without(conflicting, answers)
    return _progress(attempt, items, counting, conflicts=conflicts, is_elsewhere=is_elsewhere)


def _check(answers, items, questions):
    for answer in answers:
        item = items.get(answer.item)
        if item is None:
            raise UnknownItem(answer.item)
        if item.checked_at and answer.given != item.current_given:
            raise AlreadyChecked(answer.item)
        question = questions[item.question_version_id]
        if not question.type.fits(question.content, answer.given) or not _has_files(question, item, answer.given):
            raise UnfitAnswer(answer.item)


def _has_files(question, item, given):
    """Whether a file that is named was handed in for this very item, and not by somebody else."""
    return question.kind != FILE or not given or AnswerFile.objects.filter(item=item.pk, public_id=given[0]).exists()


def _keep_as_evidence(attempt, answers, items, *, at):
    late = Response.Standing.LATE
    known = _known(attempt, answers)
    new = [answer for answer in answers if answer.key not in known]
    new = _without(_stale(attempt, new), new)
    if new and Response.objects.filter(attempt=attempt, standing=late).count() + len(new) > MOST_LATE_ANSWERS:
        raise AttemptClosed
    if new:
        _store(attempt, new, items, at=_after_decisions(attempt, at), standing=late)
    is_late = bool(new) or late in known.values()
    return _progress(attempt, items, has_ended=True, is_late=is_late)


def _after_decisions(attempt, at):
    """The clocks of two servers differ: what a trainer has never seen must not look as if it had been decided on."""
    decided = attempt.events.filter(kind__in=AttemptEvent.DECISIONS_ON_LATE).aggregate(last=Max("at"))["last"]
    return at if decided is None else max(at, decided + timedelta(microseconds=1))


def _conflicting(attempt, answers, items):
    """Those that would overwrite what their page has never heard of."""
    unseen = [answer for answer in answers if _overwrites_unseen(answer, items[answer.item])]
    if not unseen:
        return []
    known = _known(attempt, unseen)  # a repeat was judged when it came first
    return [answer for answer in unseen if known.get(answer.key) != Response.Standing.COUNTS]


def _overwrites_unseen(answer, item):
    if answer.seen is None or item.current_sequence is None or answer.given == item.current_given:
        return False
    return item.current_sequence > answer.seen


def _stale(attempt, answers):
    """Those that only say again what the form showed when its page was opened: nobody chose them since."""
    restated = [answer for answer in answers if answer.is_restated]
    if not restated:
        return []
    rows = Response.objects.filter(attempt=attempt, standing=Response.Standing.COUNTS, sequence__lte=restated[0].seen)
    shown = {row.item.public_id: row.given for row in rows.select_related("item").order_by("sequence", "pk")}
    return [answer for answer in restated if set(answer.given) == set(shown.get(answer.item, ()))]


def _without(some, answers):
    return [answer for answer in answers if answer not in some]


def _known(attempt, answers):
    """{key: standing} of those that came before."""
    keys = {answer.key for answer in answers}
    return dict(Response.objects.filter(attempt=attempt, key__in=keys).values_list("key", "standing"))


def _store(attempt, answers, items, *, at, conflicting=(), standing=Response.Standing.COUNTS):
    Response.objects.bulk_create(
        [
            Response(
                item_id=items[answer.item].pk,
                attempt_id=attempt.pk,
                key=answer.key,
                sequence=answer.sequence,
                given=answer.given,
                received_at=at,
                client_at=answer.client_at,
                device=answer.device,
                standing=Response.Standing.CONFLICT if answer.key in conflicting else standing,
            )
            for answer in answers
        ],
        ignore_conflicts=True,
    )


def _is_used_elsewhere(answers, items):
    last = max(items.values(), key=lambda item: item.current_sequence or -1)
    devices = {answer.device for answer in answers if answer.device}
    return bool(last.current_device and devices and last.current_device not in devices)


def _conflict(answer, item, questions):
    return Conflict(
        item=answer.item,
        given=item.current_given,
        sequence=item.current_sequence,
        at=item.current_at,
        offered=answer.given,
        question=questions[item.question_version_id],
    )


def _progress(attempt, items, counting=(), **facts):
    current = {key: (item.current_sequence or 0, item.current_given) for key, item in items.items()}
    for answer in counting:
        if answer.sequence >= current[answer.item][0]:
            current[answer.item] = (answer.sequence, answer.given)
    return Saved(
        attempt=attempt,
        answered=sum(bool(given) for _sequence, given in current.values()),
        total=len(current),
        sequence=max((sequence for sequence, _given in current.values()), default=0),
        **facts,
    )
