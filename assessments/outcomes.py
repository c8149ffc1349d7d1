"""What attempts come to by the keys and rules that hold for them. Reads, and writes nothing."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from assessments.grading import grade
from assessments.models import Attempt, Mark
from assessments.quizzes.results import standing


@dataclass(frozen=True)
class QuizScore:
    """What a learner's attempts at a quiz come to, and the version of it that counted."""

    quiz_key: str
    role: str
    repairs: str | None  # the key of the quiz that a remedial repairs
    title: str
    version: int
    score: Decimal
    is_passed: bool


def scores_of(enrolments):
    """{key of an enrolment: [QuizScore]} of the marked quizzes of its course version; load the enrolments with that."""
    by_enrolment = {enrolment.pk: enrolment for enrolment in enrolments}
    taken = defaultdict(list)
    attempts = Attempt.objects.filter(enrolment__in=by_enrolment).marked().select_related("version")
    for attempt in attempts.order_by("enrolment", "number"):
        taken[attempt.enrolment_id, str(attempt.quiz_key)].append(attempt)
    found = {key: [] for key in by_enrolment}
    for (key, quiz_key), history in taken.items():
        course = by_enrolment[key].version
        if quiz_key in course.step_keys():
            found[key].append(_score(quiz_key, history, course))
    return found


def _score(quiz_key, history, course):
    """By the rules of the last attempt, as they decide whether the step is done."""
    rules = history[-1].version
    result = standing(history, rules.rules.counts, pass_mark=rules.pass_mark_in(course))
    counting = next((each for each in reversed(history) if each.score == result.score), history[-1]).version
    return QuizScore(
        quiz_key=quiz_key,
        role=rules.role,
        repairs=rules.rules.remedial_of,
        title=counting.title,
        version=counting.number,
        score=result.score,
        is_passed=result.is_passed,
    )


def result_of(attempt, items, tasks, *, judged=None):
    """The Result by these tasks, which a regrade may have corrected."""
    version = attempt.version
    return grade(
        tasks,
        {item.pk: item.current_given or () for item in items},
        pass_mark=version.pass_mark_in(attempt.enrolment.version),
        judged=judged,
        cap=version.rules.score_cap,
    )


def points_by_people(attempts):
    """{item key: points} that people gave, so that marking again leaves them as they are."""
    given = Mark.objects.filter(item__attempt__in=attempts, marked_by__isnull=False)
    return dict(given.values_list("item", "points"))


def completes_step(attempt):
    """Whether the step is done by this result: where the highest counts, by itself, or by an earlier one already."""
    if attempt.version.is_done_when_submitted:
        return True
    if attempt.version.rules.counts == "highest":
        return bool(attempt.is_passed)
    return is_step_done(attempt)


def is_step_done(attempt):
    """Whether the results of the learner at the quiz, this one among them, complete its step."""
    others = attempt.enrolment.attempts.of_quiz(attempt.quiz_key).marked().exclude(pk=attempt.pk)
    return is_done_by(attempt, [*others, attempt])


def is_done_by(attempt, attempts):
    """Whether these results complete the step, by the rules that `attempt` was started on."""
    pass_mark = attempt.version.pass_mark_in(attempt.enrolment.version)
    result = standing(attempts, attempt.version.rules.counts, pass_mark=pass_mark)
    return attempt.version.is_done_when_submitted or (result is not None and result.is_passed)
