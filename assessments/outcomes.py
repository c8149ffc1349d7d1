"""What attempts come to by the keys and rules that hold for them. Reads, and writes nothing."""

from assessments.grading import grade
from assessments.models import Mark
from assessments.quizzes.results import standing


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
