"""What the page of one attempt shows beside its log."""

from dataclasses import dataclass

from assessments.attempts_desk.given_words import given_in_words
from assessments.attempts_desk.reopening import AppealUpheld, CannotReopen, check_may_reopen, time_left
from assessments.models import Mark
from assessments.version_content import questions_of


@dataclass(frozen=True)
class AnswerRow:
    number: int
    stem: str
    words: str
    points: object  # None while nobody has marked it
    max_points: int


@dataclass(frozen=True)
class Reopening:
    """Whether the attempt may be opened again, and how many whole minutes were left at its end (None: no limit)."""

    is_possible: bool
    minutes_left: int | None
    keeps_appeal: bool = False  # it stays closed because an appeal about it was upheld


def answer_rows(attempt):
    questions = questions_of(attempt.version)
    points = dict(Mark.objects.filter(item__attempt=attempt).values_list("item", "points"))
    return [
        AnswerRow(
            number=item.position,
            stem=questions[item.question_version_id].stem,
            words=given_in_words(questions[item.question_version_id], item.current_given),
            points=points.get(item.pk),
            max_points=item.points,
        )
        for item in attempt.items.list_with_current_response()
    ]


def reopening_of(attempt):
    try:
        check_may_reopen(attempt)
    except CannotReopen as error:
        return Reopening(is_possible=False, minutes_left=None, keeps_appeal=isinstance(error, AppealUpheld))
    left = time_left(attempt)
    return Reopening(is_possible=True, minutes_left=None if left is None else int(left.total_seconds() // 60))
