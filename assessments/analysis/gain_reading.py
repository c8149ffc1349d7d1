"""Who took the pre-test of a course and then its post-test: pairs of scores, in all, by cohort and by competency."""

from dataclasses import dataclass

from assessments.analysis.asked_questions import AskedQuestions
from assessments.analysis.figures.group_scores import group_scores
from assessments.analysis.reading import read_attempts, read_columns
from assessments.models import QuizRole, QuizVersion


@dataclass(frozen=True)
class Taken:
    """The attempts at one quiz; all lists run side by side."""

    places: dict  # {enrolment: place in the lists}
    scores: list
    cohorts: list  # (name, primary key)
    by_competency: dict  # {(name in Indonesian, name in English): scores, None where nothing of it was asked}


@dataclass(frozen=True)
class Pairs:
    """(score before, score after) of the same people."""

    whole: list
    by_cohort: dict
    by_competency: dict


def read_pairs(version, attempts, columns, questions, report):
    """`columns` and `questions` are those of `attempts`. None where `version` is not of a test that follows another."""
    pre_key = version.is_post_test and _pre_test_of(version.course_key)
    if not pre_key:
        return None
    before_attempts, before_questions = read_attempts(pre_key), AskedQuestions(pre_key)
    before_columns = read_columns(before_attempts, before_questions, report)
    before = _taken(before_attempts, before_columns, before_questions)
    return _pairs(before, _taken(attempts, columns, questions))


def _pre_test_of(course_key):
    """Of several the one that was published last."""
    versions = QuizVersion.objects.filter(course_key=course_key, role=QuizRole.PRE_TEST)
    return versions.order_by("published_at").values_list("quiz_key", flat=True).last()


def _taken(attempts, columns, questions):
    competencies = {key: _names(questions.by_key[key].content) for key in columns}
    return Taken(
        places={attempt.enrolment_id: place for place, attempt in enumerate(attempts)},
        scores=[float(attempt.score) for attempt in attempts],
        cohorts=[(attempt.enrolment__cohort__name, attempt.enrolment__cohort_id) for attempt in attempts],
        by_competency=group_scores(columns.values(), competencies, len(attempts)),
    )


def _names(content):
    competency = content["competency"]
    return competency["name_id"], competency.get("name_en") or competency["name_id"]


def _pairs(before, after):
    both = [(before.places[each], after.places[each]) for each in after.places if each in before.places]
    by_cohort = {}
    for first, second in both:
        by_cohort.setdefault(after.cohorts[second], []).append((before.scores[first], after.scores[second]))
    shared = [name for name in after.by_competency if name in before.by_competency]
    return Pairs(
        whole=[(before.scores[first], after.scores[second]) for first, second in both],
        by_cohort=by_cohort,
        by_competency={
            name: _known(before.by_competency[name], after.by_competency[name], both) for name in sorted(shared)
        },
    )


def _known(before, after, both):
    scores = [(before[first], after[second]) for first, second in both]
    return [(pre, post) for pre, post in scores if pre is not None and post is not None]
