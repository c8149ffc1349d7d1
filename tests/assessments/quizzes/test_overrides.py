"""Other terms for one learner or one cohort: what they change, and what stays on record."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from assessments import services
from assessments.models import Attempt, AttemptEvent, QuizOverride, QuizVersion
from assessments.overrides.services import AlreadyExcepted, end_override
from assessments.overrides.terms import terms_for
from tests.factories.accounts import make_administrator
from tests.factories.assessments import start, with_rules
from tests.factories.quizzes import make_override

HOUR = timedelta(hours=1)


def terms(enrolment, quiz):
    return terms_for(enrolment, QuizVersion.objects.of_quiz(quiz.translation_key).newest())


def test_a_learners_own_terms_go_before_those_of_the_cohort_field_by_field(enrolment, quiz, learner, at):
    make_override(quiz, at, cohort=enrolment.cohort, time_limit=60, access_code="AULA")
    make_override(quiz, at, learner=learner, time_limit=90, max_attempts=5)

    held = terms(enrolment, quiz)

    assert (held.rules.time_limit, held.rules.access_code, held.max_attempts) == (90, "AULA", 5)


def test_nobody_else_has_them(enrolment, quiz, at):
    make_override(quiz, at, learner=make_administrator(), time_limit=90)

    assert terms(enrolment, quiz).rules.time_limit is None


def test_the_same_exception_twice_is_one_and_another_is_refused(quiz, learner, at):
    first = make_override(quiz, at, learner=learner, time_limit=90)

    assert make_override(quiz, at, learner=learner, time_limit=90) == first
    with pytest.raises(AlreadyExcepted):
        make_override(quiz, at, learner=learner, time_limit=120)
    assert QuizOverride.objects.count() == 1


def test_an_open_attempt_gets_the_time_that_was_agreed(enrolment, quiz, learner, at):
    with_rules(quiz, time_limit=60)
    attempt = start(enrolment, quiz, at)

    make_override(quiz, at + HOUR / 2, learner=learner, time_limit=90)

    attempt.refresh_from_db()
    assert attempt.deadline_at == at + timedelta(minutes=90)
    assert attempt.accepts_until == at + timedelta(minutes=92)
    event = attempt.events.get(kind=AttemptEvent.Kind.TERMS_CHANGED)
    assert datetime.fromisoformat(event.facts["from"]) == at + HOUR
    assert datetime.fromisoformat(event.facts["to"]) == attempt.deadline_at
    assert event.actor is not None


def test_the_attempts_of_a_whole_cohort_follow(enrolment, quiz, at):
    with_rules(quiz, closes_at=(at + HOUR).isoformat())
    attempt = start(enrolment, quiz, at)

    make_override(quiz, at, cohort=enrolment.cohort, closes_at=at + 3 * HOUR)

    attempt.refresh_from_db()
    assert attempt.deadline_at == at + 3 * HOUR


def test_when_an_exception_ends_the_usual_end_holds_again(enrolment, quiz, learner, at):
    with_rules(quiz, time_limit=60)
    attempt = start(enrolment, quiz, at)
    override = make_override(quiz, at, learner=learner, time_limit=90)

    end_override(override=override, quiz_title=quiz.title, by=make_administrator(), at=at + HOUR / 2)

    attempt.refresh_from_db()
    assert attempt.deadline_at == at + HOUR
    assert terms(enrolment, quiz).rules.time_limit == 60


def test_no_end_is_moved_into_the_past(enrolment, quiz, learner, at):
    with_rules(quiz, time_limit=60)
    attempt = start(enrolment, quiz, at)
    override = make_override(quiz, at, learner=learner, time_limit=90)
    late = at + timedelta(minutes=75)

    end_override(override=override, quiz_title=quiz.title, by=make_administrator(), at=late)

    attempt.refresh_from_db()
    assert attempt.deadline_at == late


def test_what_was_agreed_when_an_attempt_was_reopened_stays(enrolment, quiz, learner, at):
    with_rules(quiz, time_limit=60)
    attempt = start(enrolment, quiz, at)
    Attempt.objects.filter(pk=attempt.pk).update(deadline_at=at + 5 * HOUR, accepts_until=at + 5 * HOUR)
    AttemptEvent.objects.create(attempt=attempt, kind=AttemptEvent.Kind.REOPENED, at=at)

    make_override(quiz, at, learner=learner, time_limit=90)

    attempt.refresh_from_db()
    assert attempt.deadline_at == at + 5 * HOUR


def test_ended_attempts_stay_as_they_are(enrolment, quiz, learner, at):
    with_rules(quiz, time_limit=60)
    attempt = start(enrolment, quiz, at)
    services.submit_attempt(attempt=attempt, at=at)

    make_override(quiz, at, learner=learner, time_limit=90)

    attempt.refresh_from_db()
    assert attempt.deadline_at == at + HOUR


def test_ending_twice_changes_nothing(quiz, learner, at):
    override, officer = make_override(quiz, at, learner=learner, time_limit=90), make_administrator()

    for hours in (1, 2):
        end_override(override=override, quiz_title=quiz.title, by=officer, at=at + hours * HOUR)

    override.refresh_from_db()
    assert override.ended_at == at + HOUR
    assert AuditEntry.objects.filter(action="quiz.exception_ended").count() == 1


def test_the_trail_tells_of_the_exception_but_not_of_the_code(quiz, learner, at):
    make_override(quiz, at, learner=learner, time_limit=90, access_code="RAHASIA", reason="Keputusan 12/2026")

    entry = AuditEntry.objects.get(action="quiz.exception_made")

    assert (entry.subject_id, entry.target, entry.reason) == (learner.public_id, quiz.title, "Keputusan 12/2026")
    assert entry.changes == {"time_limit": ["", "90"]}


def test_an_exception_of_a_cohort_belongs_to_its_organiser(enrolment, quiz, at):
    make_override(quiz, at, cohort=enrolment.cohort, time_limit=90)

    entry = AuditEntry.objects.get(action="quiz.cohort_exception_made")

    assert entry.unit_id == enrolment.cohort.organiser.public_id
    assert enrolment.cohort.name in entry.target


@pytest.mark.parametrize(
    "facts",
    [
        {"learner": None},
        {"time_limit": None},
        {"time_limit": 0},
        {"reason": ""},
        {"opens_at": "later", "closes_at": "now"},
    ],
)
def test_the_database_takes_no_half_exception(quiz, learner, at, facts):
    moments = {"now": at, "later": at + HOUR}
    facts = {name: moments.get(value, value) for name, value in facts.items()}
    usual = {"learner": learner, "time_limit": 30, "reason": "Gangguan", "created_at": at, "created_by": learner}

    with pytest.raises(IntegrityError), transaction.atomic():
        QuizOverride.objects.create(quiz_key=quiz.translation_key, **{**usual, **facts})


def test_the_database_takes_one_exception_at_a_time(enrolment, quiz, learner, at):
    make_override(quiz, at, learner=learner, time_limit=90)
    make_override(quiz, at, cohort=enrolment.cohort, time_limit=90)
    usual = {"quiz_key": quiz.translation_key, "time_limit": 30, "reason": "x", "created_at": at, "created_by": learner}

    for whom in ({"learner": learner}, {"cohort": enrolment.cohort}):
        with pytest.raises(IntegrityError), transaction.atomic():
            QuizOverride.objects.create(**usual, **whom)
