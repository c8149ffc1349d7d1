"""A learner asks to look again at the mark of one answer; a trainer answers."""

from datetime import timedelta

from django.db import transaction

from accounts import audit
from assessments.models import Appeal, Attempt, AttemptEvent, Mark
from assessments.services.scoring import score_again


class CannotAppeal(Exception):
    pass


class TooLate(CannotAppeal):
    """The days for an appeal are over."""


class NotMarked(CannotAppeal):
    """There is no mark to look at again."""


class AlreadyMade(CannotAppeal):
    """One appeal for each answer."""


class CannotAnswer(Exception):
    pass


class AlreadyAnswered(CannotAnswer):
    """Somebody else was quicker, and said something else."""


class NothingMarked(CannotAnswer):
    """The attempt was opened again, or waits for its marks."""


class NotMorePoints(CannotAnswer):
    """An appeal that is upheld gives more points; none makes a result worse."""


def appeal_until(marked_at, rules):
    """`marked_at`: when the last mark of the attempt was given."""
    return marked_at + timedelta(days=rules.appeal_days)


@transaction.atomic
def make_appeal(*, item, reason, at):
    """The appeal; making the same again returns it. Raises CannotAppeal."""
    attempt = Attempt.objects.for_update().select_related("version").get(pk=item.attempt_id)
    made = Appeal.objects.filter(item=item).first()
    if made:
        return _same_or_refused(made, reason)
    marks = Mark.objects.filter(item__attempt=attempt)
    if not attempt.is_marked or not marks.filter(item=item).exists():
        raise NotMarked
    if at > appeal_until(marks.latest("marked_at").marked_at, attempt.version.rules):
        raise TooLate
    appeal = Appeal.objects.create(attempt=attempt, item=item, reason=reason.strip(), made_at=at)
    _note(appeal, AttemptEvent.Kind.APPEALED, attempt.learner_id, at, {})
    return appeal


def _same_or_refused(made, reason):
    if made.reason != reason.strip():
        raise AlreadyMade
    return made


@transaction.atomic
def answer_appeal(*, appeal, is_upheld, points=None, answer, by, at):
    """Answer it, and where it is upheld mark the attempt anew. The same answer again changes nothing. Raises
    CannotAnswer."""
    attempts = Attempt.objects.for_update().select_related("version", "enrolment__version", "learner")
    attempt = attempts.get(pk=appeal.attempt_id)
    appeal = Appeal.objects.select_related("item").get(pk=appeal.pk)
    if appeal.answered_at:
        if (appeal.is_upheld, appeal.answer) != (is_upheld, answer.strip()):
            raise AlreadyAnswered
        return appeal
    mark = Mark.objects.filter(item=appeal.item_id).first()
    if mark is None or not attempt.is_marked:
        raise NothingMarked
    facts = {"old_points": str(mark.points), "is_upheld": is_upheld, "reason": answer.strip()}
    if is_upheld:
        _raise_mark(mark, points, by=by, at=at)
        score_again(attempt=attempt, at=at)
    appeal.answered_at, appeal.answered_by = at, by
    appeal.is_upheld, appeal.answer = is_upheld, answer.strip()
    appeal.save(update_fields=["answered_at", "answered_by", "is_upheld", "answer"])
    facts["new_points"] = str(mark.points)
    _note(appeal, AttemptEvent.Kind.APPEAL_ANSWERED, by.pk, at, facts)
    _record(attempt, facts, by)
    return appeal


def _raise_mark(mark, points, *, by, at):
    if points is None or not mark.points < points <= mark.max_points:
        raise NotMorePoints
    mark.points, mark.marked_by, mark.marked_at = points, by, at
    mark.save(update_fields=["points", "marked_by", "marked_at"])


def _note(appeal, kind, actor_id, at, facts):
    facts = {"question": appeal.item.position, **facts}
    AttemptEvent.objects.create(attempt_id=appeal.attempt_id, kind=kind, at=at, actor_id=actor_id, facts=facts)


def _record(attempt, facts, by):
    audit.record(
        "appeal.upheld" if facts["is_upheld"] else "appeal.refused",
        actor=by,
        subject=attempt.learner,
        target=attempt.version.title,
        reason=facts["reason"],
        changes={"points": [facts["old_points"], facts["new_points"]]} if facts["is_upheld"] else {},
    )
