from contextlib import suppress

from assessments.models import Mark
from assessments.outcomes import completes_step, points_by_people, result_of
from assessments.version_content import current_items, questions_of, tasks_of
from courses.services import EnrolmentWithdrawn, StepNotInCourse, complete_step


def score(*, attempt, judged=None, at):
    """Mark an ended attempt that the caller has locked, and complete its step where it is passed.

    `judged`: {item key: points that people gave}. While they have not, the attempt has marks but no score.
    """
    items = current_items(attempt)
    result = result_of(attempt, items, tasks_of(attempt.version, items), judged=judged)
    _write_marks(items, result, at=at)
    record_score(attempt=attempt, result=result, items=items, at=at)
    return result


def score_again(*, attempt, at):
    """`score` after something changed which counts; what people gave stays."""
    return score(attempt=attempt, judged=points_by_people([attempt]), at=at)


def record_score(*, attempt, result, at, items=None):
    """Write how the attempt ended and what it came to, which an attempt that ends now learns together.

    `items`: its rows, from a caller that has read them.
    """
    attempt.score = result.score
    attempt.is_passed = result.is_passed
    attempt.save(update_fields=["submitted_at", "is_timed_out", "score", "is_passed"])
    if completes_step(attempt):
        _complete(attempt, current_items(attempt) if items is None else items, at=at)


def _complete(attempt, items, *, at):
    """A remedial completes what it repairs as well."""
    proof = _proof(attempt, items)
    for step_key in filter(None, [attempt.quiz_key, attempt.version.rules.remedial_of]):
        # Who left the course, or moved to a version of it without this quiz, keeps a result that completes nothing.
        with suppress(EnrolmentWithdrawn, StepNotInCourse):
            complete_step(
                enrolment=attempt.enrolment,
                step_key=str(step_key),
                at=at,
                content_checksum=attempt.version.checksum,
                proof=proof,
            )


def _proof(attempt, items):
    """What evidence says that it rests on: the attempt, and the versions of the quiz and of the questions it showed."""
    questions = questions_of(attempt.version)
    return {
        "attempt": str(attempt.public_id),
        "quiz_version": attempt.version.number,
        "items": [str(questions[item.question_version_id].public_id) for item in items],
    }


def _write_marks(items, result, *, at):
    Mark.objects.bulk_create(
        [
            Mark(
                item_id=item.pk,
                response_id=item.current_id,
                points=result.points[item.pk],
                max_points=item.points,
                marked_at=at,
            )
            for item in items
            if result.points[item.pk] is not None
        ],
        update_conflicts=True,
        unique_fields=["item"],
        update_fields=["response", "points", "max_points", "marked_at"],
    )
