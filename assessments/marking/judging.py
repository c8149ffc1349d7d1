"""What markers write of an answer, until its marks are released."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from assessments.marking import rubrics
from assessments.marking.verdicts import Stage, deciding, verdict
from assessments.models import Attempt, Judgement, Response


class CannotJudge(Exception):
    pass


class NotWaiting(CannotJudge):
    """The marks are released, or the learner is answering again."""


class AnswerChanged(CannotJudge):
    """A late answer counts since the marker opened the page."""


class JudgedByOthers(CannotJudge):
    """As many people as needed have finished."""


class NotMarkedThrough(CannotJudge):
    """A final judgement needs points, and a level of every criterion of the rubric."""


class PointsOutOfRange(CannotJudge):
    pass


class NothingToReconcile(CannotJudge):
    """The two markers have not both finished, or they agree."""


class NotForOneOfTwo(CannotJudge):
    """A third person decides between two markers, or one of them who teaches the course, after talking to the other."""


class ReasonMissing(CannotJudge):
    pass


@dataclass(frozen=True)
class Words:
    """What a marker chose and wrote. Without a rubric the points themselves are given."""

    points: Decimal | None = None
    levels: dict = field(default_factory=dict)
    comment: str = ""


def current_answer(item):
    """The `Response` that counts, or None."""
    counting = item.responses.filter(standing=Response.Standing.COUNTS)
    return counting.order_by("sequence", "pk").last()


@transaction.atomic
def judge(*, item, marker, words, answer_key: UUID, is_draft, at):
    """Keep what `marker` says of the answer with `answer_key`. Saving it again replaces it. Raises CannotJudge."""
    item, attempt = _locked(item, answer_key)
    finished = set(item.judgements.filter(is_draft=False, is_reconciling=False).values_list("marker", flat=True))
    # Alone, one may think again; but of two markers neither may after seeing what the other wrote.
    if len(finished) >= attempt.version.rules.markers and finished != {marker.pk}:
        raise JudgedByOthers
    return _keep(item, marker, words, is_draft=is_draft, is_reconciling=False, at=at)


@transaction.atomic
def reconcile(*, item, by, may_teach, words, answer_key: UUID, at):
    """Decide between two markers who do not agree; the same decision again changes nothing. Raises CannotJudge."""
    item, attempt = _locked(item, answer_key)
    judgements = list(item.judgements.order_by("written_at", "pk"))
    found = verdict(judgements, markers=attempt.version.rules.markers, worth=item.points)
    decided = next((each for each in judgements if each.is_reconciling and not each.is_draft), None)
    if decided and decided.marker_id == by.pk:
        return decided
    if found.stage != Stage.RECONCILE:
        raise NothingToReconcile
    if not may_reconcile(by, judgements, may_teach=may_teach):
        raise NotForOneOfTwo
    if not words.comment.strip():
        raise ReasonMissing
    return _keep(item, by, words, is_draft=False, is_reconciling=True, at=at)


def may_reconcile(user, judgements, *, may_teach):
    """Whoever was not one of the two, and a trainer of the course."""
    return may_teach or user.pk not in {each.marker_id for each in deciding(judgements, markers=2)}


def _locked(item, answer_key):
    """The item, and its attempt, which nobody reopens or releases meanwhile."""
    attempt = Attempt.objects.for_update().select_related("version").get(pk=item.attempt_id)
    item = attempt.items.select_related("question_version").get(pk=item.pk)
    if not attempt.is_submitted or attempt.is_marked or hasattr(item, "mark"):
        raise NotWaiting
    answer = current_answer(item)
    if answer is None or answer.key != answer_key:
        raise AnswerChanged
    return item, attempt


def _keep(item, marker, words, *, is_draft, is_reconciling, at):
    rubric = item.question_version.content.get("rubric") or []
    if not rubrics.fits(rubric, words.levels):
        raise PointsOutOfRange
    points = rubrics.earned(rubric, words.levels, item.points) if rubric else words.points
    if not is_draft and points is None:
        raise NotMarkedThrough
    if points is not None and not 0 <= points <= item.points:
        raise PointsOutOfRange
    found = {"item": item, "is_reconciling": is_reconciling} | ({} if is_reconciling else {"marker": marker})
    return Judgement.objects.update_or_create(
        **found,
        defaults={
            "marker": marker,
            "points": points,
            "levels": words.levels,
            "comment": words.comment.strip(),
            "is_draft": is_draft,
            "written_at": at,
        },
    )[0]
