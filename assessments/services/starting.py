import secrets
from collections import Counter
from itertools import groupby

from django.db import transaction
from django.utils.crypto import constant_time_compare

from assessments.models import Attempt, AttemptItem, QuizVersion, Regrade
from assessments.overrides.terms import terms_for
from assessments.quizzes.admission import Obstacle, obstacle_to_start
from assessments.quizzes.drawing import drawn, shuffled
from assessments.services.closing import close_if_over
from assessments.version_content import items_of
from courses.models import Enrolment
from courses.services import EnrolmentWithdrawn

CHANCE = secrets.SystemRandom()


class CannotStart(Exception):
    """Something stands in the way of a new attempt."""


class QuizNotPublished(CannotStart):
    """There is no version of the quiz that could be taken."""


class QuizNotInCourse(CannotStart):
    """The course version that the learner follows does not hold this quiz."""


class NoAttemptsLeft(CannotStart):
    pass


class NotOpenYet(CannotStart):
    pass


class Closed(CannotStart):
    """The quiz takes no more attempts."""


class MustWait(CannotStart):
    """Time has to pass since the last attempt."""


class WrongAccessCode(CannotStart):
    pass


class RemedialNotNeeded(CannotStart):
    """A remedial is for who has tried the quiz that it repairs and not passed."""


class _StillToClose(Exception):
    """The time of the open attempt is up."""


REFUSALS = {
    Obstacle.NOT_IN_COURSE: QuizNotInCourse,
    Obstacle.NOT_OPEN_YET: NotOpenYet,
    Obstacle.CLOSED: Closed,
    Obstacle.NO_ATTEMPTS_LEFT: NoAttemptsLeft,
    Obstacle.MUST_WAIT: MustWait,
    Obstacle.REMEDIAL_NOT_NEEDED: RemedialNotNeeded,
}


def start_attempt(*, enrolment, quiz_key, access_code="", at):
    """The learner's open attempt at the quiz, or a new one at its newest version. Raises CannotStart.

    An open one whose time is up is closed first, in a transaction of its own: whoever closes locks the attempt before
    the enrolment, and whoever starts the enrolment.
    """
    try:
        return _resume_or_begin(enrolment, quiz_key, access_code, at)
    except _StillToClose as error:
        close_if_over(pk=error.args[0], at=at)
        return _resume_or_begin(enrolment, quiz_key, access_code, at)


@transaction.atomic
def _resume_or_begin(enrolment, quiz_key, access_code, at):
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",), no_key=True).select_related("version").get(pk=enrolment.pk)
    )
    taken = list(enrolment.attempts.of_quiz(quiz_key).order_by("number"))
    for attempt in taken:
        if attempt.is_over(at):
            raise _StillToClose(attempt.pk)
        if not attempt.is_submitted:
            return attempt

    version = QuizVersion.objects.of_quiz(quiz_key).newest()
    if enrolment.withdrawn_at:
        raise EnrolmentWithdrawn
    if version is None:
        raise QuizNotPublished
    terms = terms_for(enrolment, version)
    _check_may_start(enrolment, version, terms, taken, access_code, at)
    return _begin(enrolment, version, terms.rules, taken, at=at)


def _check_may_start(enrolment, version, terms, taken, access_code, at):
    rules = terms.rules
    obstacle = obstacle_to_start(
        rules,
        max_attempts=terms.max_attempts,
        ended=[attempt.submitted_at for attempt in taken],
        is_in_course=str(version.quiz_key) in enrolment.version.step_keys(),
        is_needed=not rules.remedial_of or needs_remedial(enrolment=enrolment, quiz_key=rules.remedial_of),
        at=at,
    )
    if obstacle:
        raise REFUSALS[obstacle]
    if rules.access_code and not constant_time_compare(rules.access_code.casefold(), access_code.strip().casefold()):
        raise WrongAccessCode


def needs_remedial(*, enrolment, quiz_key):
    """Whether the learner has results of that quiz, and they do not complete its step: where the first or the average
    counts, one that is passed need not be enough."""
    if enrolment.completions.filter(step_key=quiz_key).exists():
        return False
    return enrolment.attempts.of_quiz(quiz_key).marked().exists()


def _begin(enrolment, version, rules, taken, *, at):
    deadline = rules.deadline(at)
    attempt = Attempt.objects.create(
        learner_id=enrolment.learner_id,
        enrolment=enrolment,
        version=version,
        quiz_key=version.quiz_key,
        number=len(taken) + 1,
        started_at=at,
        deadline_at=deadline,
        accepts_until=deadline and deadline + rules.grace,
    )
    chosen = _in_order(_chosen_items(version, rules, taken), rules)
    corrected = _corrected_keys(chosen)
    AttemptItem.objects.bulk_create(
        AttemptItem(
            attempt=attempt,
            question_version_id=item.question.version_id,
            key_version_id=corrected.get(item.question.version_id),
            position=position,
            option_order=_order_of_parts(item.question, rules),
            points=item.points,
            section=item.section,
        )
        for position, item in enumerate(chosen, start=1)
    )
    return attempt


def _corrected_keys(chosen):
    """{question version: the later one by whose key a regrade has answers to it marked}. A published quiz goes on with
    the earlier wording, but not with a key that was found to be wrong."""
    asked = {item.question.question_id: item.question.version_id for item in chosen}
    regrades = Regrade.objects.filter(question__in=asked).order_by("version__number").values_list("question", "version")
    newest = dict(regrades)
    return {asked[question]: key for question, key in newest.items() if key > asked[question]}


def _chosen_items(version, rules, taken):
    items = items_of(version)
    fixed = [item for item in items if not item.draw]
    if not rules.draws:
        return fixed
    pools = {place: {} for place in range(1, len(rules.draws) + 1)}
    for item in items:
        if item.draw:
            pools[item.draw][item.question.question_id] = item
    picked = drawn(
        pools,
        {place: draw["number"] for place, draw in enumerate(rules.draws, start=1)},
        taken={item.question.question_id for item in fixed},
        seen=_seen_before(taken),
        random=CHANCE,
    )
    return fixed + [pools[place][key] for place in sorted(picked) for key in picked[place]]


def _seen_before(taken):
    """{question: how many earlier attempts of the learner had it}, whatever its version was."""
    items = AttemptItem.objects.filter(attempt__in=[attempt.pk for attempt in taken])
    return Counter(items.values_list("question_version__question_id", flat=True)) if taken else {}


def _in_order(items, rules):
    items = sorted(items, key=lambda item: item.section)
    if not rules.shuffles_questions:
        return items
    sections = [list(group) for _section, group in groupby(items, key=lambda item: item.section)]
    return [item for section in sections for item in shuffled(section, group_of=_case_of, random=CHANCE)]


def _case_of(item):
    return item.question.case["key"] if item.question.case else None


def _order_of_parts(question, rules):
    order = question.parts()
    kind = question.type
    if kind.must_shuffle or (rules.shuffles_options and kind.shuffles(question.content)):
        CHANCE.shuffle(order)
    return order
