from decimal import Decimal

import pytest

from accounts.models import Employment
from certificates.issuing.pages import CohortPage
from certificates.issuing.readiness import DryRun
from courses.models import Cohort
from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz, submit
from tests.factories.certificates import make_certificate, make_cohort, make_enrolment
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.marking import hand_in_essay, make_essay_quiz

pytestmark = pytest.mark.django_db


def dry_run(cohort, at):
    return DryRun(cohort, day=at.date())


def notes(cohort, at, kind="kurang"):
    return [" ".join(words) for _candidate, words in CohortPage(dry_run(cohort, at), kind=kind, number=1).rows]


@pytest.fixture
def course():
    return make_course(lessons=2)


@pytest.fixture
def quiz(course):
    return make_quiz(course, role="post_test", title="Tes akhir")


@pytest.fixture
def cohort(course):
    return Cohort.objects.of_course(course.translation_key).get()


def test_who_finished_and_has_no_certificate_is_ready_in_the_order_of_completion(at):
    cohort = make_cohort()
    make_certificate(at, cohort=cohort)
    late, early = make_enrolment(at, cohort=cohort), make_enrolment(at.replace(day=1), cohort=cohort)
    make_enrolment(at, cohort=cohort, completed=False)

    found = dry_run(cohort, at)

    assert found.ready == [early, late]
    assert found.certified == 1
    assert len(found.missing) == 1


def test_who_left_the_course_is_not_counted(at):
    enrolment = make_enrolment(at, completed=False)
    enrolment.withdrawn_at = at
    enrolment.save()

    assert dry_run(enrolment.cohort, at).missing == []


def test_steps_left_are_named(course, quiz, cohort, at):
    enrol_learner(course, make_person(), at)

    assert "Pelajaran 1, Pelajaran 2, Tes akhir" in notes(cohort, at)[0]


def test_a_post_test_that_was_not_passed_is_told_with_its_score(course, quiz, cohort, at):
    enrolment = enrol_learner(course, make_person(), at)
    submit(enrolment, quiz, at, right=False)

    assert "70" in notes(cohort, at)[0]
    assert dry_run(cohort, at).candidates([enrolment])[0].failed_score == 0


def test_answers_that_wait_for_marks_are_told(course, cohort, at):
    essay = make_essay_quiz(course)
    enrolment = enrol_learner(course, make_person(), at)
    hand_in_essay(enrolment, essay, at)

    assert dry_run(cohort, at).candidates([enrolment])[0].is_waiting_for_marks


def test_a_name_that_cannot_be_printed_stands_in_the_way_and_is_told_first(at):
    cohort = make_cohort()
    make_enrolment(at, make_person("Abdul Aziz"), cohort, completed=False)
    make_enrolment(at, make_person("Budi 𓀀"), cohort)

    assert dry_run(cohort, at).ready == []
    assert "𓀀" in notes(cohort, at)[0]


def test_without_employment_one_is_ready_with_a_remark(at):
    enrolment = make_enrolment(at, make_person(employed=False))

    assert dry_run(enrolment.cohort, at).ready == [enrolment]
    assert len(notes(enrolment.cohort, at, kind="siap")) == 1


def test_score_and_predikat_are_those_that_will_be_printed(course, quiz, cohort, at):
    enrolment = enrol_learner(course, make_person(), at)
    submit(enrolment, quiz, at)
    enrolment = complete_course(enrolment, at)

    candidate = dry_run(cohort, at).candidates([enrolment])[0]

    assert (candidate.score, candidate.predikat) == (Decimal("100.00"), "Sangat Memuaskan")
    assert candidate.employment == Employment.objects.get(user=enrolment.learner)
