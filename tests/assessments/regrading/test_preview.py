from decimal import Decimal

import pytest

from assessments.models import Attempt, Mark, QuestionVersion
from assessments.regrading.preview import MarkedByPeople, NotComparable, preview
from courses.models import Enrolment
from tests.assessments.regrading.conftest import all_attempts, correct, take


def test_a_preview_names_whose_score_and_verdict_would_change(enrolment, quiz, question, at):
    take(enrolment, quiz, at, chosen="Benar")

    [change] = preview(correct(question, quiz), all_attempts()).changes

    assert (change.old_points, change.new_points) == (Decimal(0), Decimal(1))
    assert (change.attempt.score, change.result.score) == (Decimal(50), Decimal(100))
    assert (change.completes, change.loses, change.needs_decision) == (True, False, False)


def test_who_gave_another_answer_is_not_named(enrolment, quiz, question, at):
    take(enrolment, quiz, at, chosen="Lain")

    found = preview(correct(question, quiz), all_attempts())

    assert (found.answers, found.changes) == (1, [])


def test_a_preview_writes_nothing(enrolment, quiz, question, at):
    attempt = take(enrolment, quiz, at, chosen="Benar")
    version = correct(question, quiz)
    before = list(Mark.objects.values_list("item", "points"))

    preview(version, all_attempts())

    assert list(Mark.objects.values_list("item", "points")) == before
    assert Attempt.objects.get(pk=attempt.pk).score == Decimal(50)


def test_a_better_attempt_beside_it_keeps_the_step_done(enrolment, quiz, question, at):
    take(enrolment, quiz, at, chosen="Salah")
    version = correct(question, quiz)
    take(enrolment, quiz, at, chosen="Benar")

    [change] = preview(version, all_attempts()).changes

    assert (change.attempt.number, change.loses) == (1, False)


def test_who_has_completed_the_course_waits_for_a_decision(enrolment, quiz, question, at):
    take(enrolment, quiz, at, chosen="Salah")
    Enrolment.objects.filter(pk=enrolment.pk).update(completed_at=at)

    [change] = preview(correct(question, quiz), all_attempts()).changes

    assert (change.loses, change.needs_decision) == (True, True)


def test_only_the_attempts_asked_for_are_looked_at(enrolment, quiz, question, at):
    take(enrolment, quiz, at, chosen="Benar")

    assert preview(correct(question, quiz), Attempt.objects.none()).answers == 0


def test_answers_to_another_kind_of_question_cannot_be_compared(enrolment, quiz, question, at):
    take(enrolment, quiz, at, chosen="Benar")
    version = correct(question, quiz)
    version.content["kind"] = "multiple_response"

    with pytest.raises(NotComparable):
        preview(version, all_attempts())


def test_an_essay_has_no_key(db, question, quiz):
    version = QuestionVersion.objects.filter(question=question).latest("number")
    version.content = {"kind": "essay"}

    with pytest.raises(MarkedByPeople):
        preview(version, all_attempts())


def test_the_digest_tells_what_would_change(enrolment, quiz, question, at):
    version = correct(question, quiz)
    empty = preview(version, all_attempts()).digest
    QuestionVersion.objects.filter(pk=version.pk).update(number=1000)

    assert preview(QuestionVersion.objects.get(pk=version.pk), all_attempts()).digest == empty


def test_many_attempts_cost_few_queries(course, quiz, question, at, django_assert_max_num_queries):
    from tests.factories.accounts import make_person
    from tests.factories.courses import enrol_learner

    for number in range(4):
        take(enrol_learner(course, make_person(f"Peserta {number}"), at), quiz, at, chosen="Benar")
    version = correct(question, quiz)
    preview(version, all_attempts())

    with django_assert_max_num_queries(6):
        assert len(preview(version, all_attempts()).changes) == 4
