"""The scores and the predikat that a certificate prints. No database, no clock.

`scores` are assessments.outcomes.QuizScore: what a learner's attempts at each quiz come to.
"""

from decimal import Decimal
from fractions import Fraction

from assessments.grading import hundredths

# A pre-test measures where somebody starts, and practice is practice.
COUNTING_ROLES = {"module_quiz", "post_test"}


def final_score(scores):
    """The mean of the post-tests, out of 100; None without any."""
    return _mean([_repaired(score, scores) for score in scores if score.role == "post_test"])


def module_score(step_keys, scores):
    """The mean of the module's quizzes; None without any."""
    counting = [each for each in scores if each.role in COUNTING_ROLES and each.quiz_key in step_keys]
    return _mean([_repaired(score, scores) for score in counting])


def _repaired(score, scores):
    """What a quiz comes to with the remedials that repair it."""
    remedials = [each.score for each in scores if each.repairs == score.quiz_key and each.is_passed]
    return score.score if score.is_passed else max([score.score, *remedials])


def _mean(values):
    return hundredths(sum(map(Fraction, values)) / len(values)) if values else None


def predikat_of(score, bands):
    """The name of the band that the score falls into; "" without a score or below every band."""
    if score is None:
        return ""
    reached = [band for band in bands if Decimal(band["from"]) <= score]
    return max(reached, key=lambda band: Decimal(band["from"]))["name"] if reached else ""


def versions_passed(scores):
    """[{"title", "version"}] of the quizzes that were passed, each as it counted."""
    return [{"title": each.title, "version": each.version} for each in scores if each.is_passed]
