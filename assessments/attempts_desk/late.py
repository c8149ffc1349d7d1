"""Answers that came after the end of an attempt: what they would change, and the trainer's decision."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts import audit
from assessments.attempts_desk.given_words import given_in_words
from assessments.grading import Result
from assessments.models import Attempt, AttemptEvent, Judgement, Mark, Response
from assessments.outcomes import points_by_people, result_of
from assessments.services.scoring import score_again
from assessments.version_content import QuestionContent, questions_of, tasks_of

Kind, Standing = AttemptEvent.Kind, Response.Standing
DECISIONS = AttemptEvent.DECISIONS_ON_LATE
NO_LONGER_PASSED = _("The attempt is no longer passed; a step that is done stays done.")


class ReasonMissing(Exception):
    pass


class StillOpen(Exception):
    """The attempt was reopened, so the learner can answer again."""


class ChangedSinceShown(Exception):
    """More answers came since the trainer opened the page, or somebody else has decided."""


@dataclass(frozen=True)
class LateAnswer:
    """The last late answer to a question, and what it would earn. Points are None where people have to mark."""

    response: Response
    item: tuple
    question: QuestionContent
    points: object
    points_if_accepted: object

    @property
    def words(self):
        return given_in_words(self.question, self.response.given)

    @property
    def loses_points(self):
        return self.points_if_accepted is None or (self.points or 0) > self.points_if_accepted

    @property
    def current_words(self):
        return given_in_words(self.question, self.item.current_given)


@dataclass(frozen=True)
class LateAnswers:
    rows: list
    result: Result  # as it is
    result_if_accepted: Result  # if all of them are
    would_fail: bool  # a passed attempt fails if all of them are
    could_fail: bool  # if those are that lower its score, or that people have to mark


def late_answers(attempt):
    """Those that wait for a decision; of several answers to one question the last."""
    waiting = waiting_rows(attempt)
    items = attempt.items.list_with_current_response()
    judged = points_by_people([attempt])
    now = _result(attempt, items, judged)
    then = _result_with(attempt, items, judged, waiting)
    questions = questions_of(attempt.version)
    rows = [
        LateAnswer(
            response=waiting[item.pk],
            item=item,
            question=questions[item.question_version_id],
            points=now.points[item.pk],
            points_if_accepted=then.points[item.pk],
        )
        for item in items
        if item.pk in waiting
    ]
    passed = bool(attempt.is_passed)
    return LateAnswers(
        rows,
        now,
        then,
        would_fail=passed and then.is_passed is False,
        could_fail=passed and not _result_with(attempt, items, judged, _lowering(rows)).is_passed,
    )


def waiting_rows(attempt):
    """{item key: Response}"""
    decided = attempt.events.filter(kind__in=DECISIONS).aggregate(last=Max("at"))["last"] or attempt.started_at
    rows = attempt.responses.filter(standing=Standing.LATE, received_at__gt=decided).order_by("sequence", "pk")
    return {row.item_id: row for row in rows}


def _lowering(rows):
    """{item key: Response} of those that would earn less, or what nobody knows yet."""
    return {row.item.pk: row.response for row in rows if row.loses_points}


def _result_with(attempt, items, judged, accepted):
    changed = [_with_given(item, accepted) for item in items]
    return _result(attempt, changed, _still_judged(judged, accepted))


def _with_given(item, accepted):
    return item._replace(current_given=accepted[item.pk].given) if item.pk in accepted else item


def _result(attempt, items, judged):
    return result_of(attempt, items, tasks_of(attempt.version, items), judged=judged)


def _still_judged(judged, changed):
    """What people gave belongs to the answer they saw."""
    return {item: points for item, points in judged.items() if item not in changed}


@transaction.atomic
def decide_late(*, attempt, decisions, reason, by, at):
    """`decisions`: {key of a response: whether it counts from now on}, of all that wait. Doing it again changes
    nothing. Raises ReasonMissing, StillOpen and ChangedSinceShown."""
    if not reason.strip():
        raise ReasonMissing
    attempt = Attempt.objects.for_update().select_related("version", "enrolment__version", "learner").get(pk=attempt.pk)
    if not attempt.is_submitted:
        raise StillOpen
    waiting = list(waiting_rows(attempt).values())
    if not waiting and _were_decided(attempt, decisions):
        return attempt
    if {row.key for row in waiting} != set(decisions):
        raise ChangedSinceShown
    accepted = [row for row in waiting if decisions[row.key]]
    was_passed = attempt.is_passed
    _let_count(attempt, accepted, at=at)
    _note(attempt, waiting, decisions, reason=reason.strip(), by=by, at=at)
    _record(attempt, decisions, reason.strip(), is_pass_lost=was_passed and not attempt.is_passed)
    return attempt


def _were_decided(attempt, decisions):
    rows = attempt.responses.filter(standing=Standing.LATE, key__in=decisions)
    return bool(decisions) and rows.count() == len(decisions)


def _let_count(attempt, accepted, *, at):
    """The evidence stays as it is; a copy of it counts."""
    if not accepted:
        return
    highest = attempt.responses.aggregate(highest=Max("sequence"))["highest"]
    Response.objects.bulk_create(
        Response(
            item_id=row.item_id,
            attempt_id=attempt.pk,
            key=uuid5(NAMESPACE_URL, f"accepted:{row.key}"),
            sequence=highest + place,
            given=row.given,
            received_at=row.received_at,
            client_at=row.client_at,
            device=row.device,
        )
        for place, row in enumerate(accepted, start=1)
    )
    _take_back_judgements([row.item_id for row in accepted])
    score_again(attempt=attempt, at=at)


def _take_back_judgements(items):
    """Also the mark of what was left empty: an item with a mark waits for no marker."""
    Mark.objects.filter(item__in=items).delete()
    Judgement.objects.filter(item__in=items).update(is_draft=True)


def _note(attempt, waiting, decisions, *, reason, by, at):
    numbers = dict(attempt.items.values_list("pk", "position"))
    AttemptEvent.objects.bulk_create(
        AttemptEvent(
            attempt=attempt,
            kind=Kind.LATE_ACCEPTED if decisions[row.key] else Kind.LATE_REFUSED,
            at=at,
            actor=by,
            facts={"question": numbers[row.item_id], "reason": reason},
        )
        for row in waiting
    )


def _record(attempt, decisions, reason, *, is_pass_lost):
    accepted = f"{reason.rstrip('.')}. {NO_LONGER_PASSED}" if is_pass_lost else reason
    for act, is_accepted, told in (("attempt.late_accepted", True, accepted), ("attempt.late_refused", False, reason)):
        if is_accepted in decisions.values():
            audit.record(act, subject=attempt.learner, target=attempt.version.title, reason=told)
