"""A remedial is for those who have tried the quiz that it repairs and have not completed it."""

import pytest

from assessments import services
from courses.models import StepCompletion
from tests.factories.assessments import make_quiz, start, submit, with_rules
from tests.factories.courses import enrol_learner


@pytest.fixture
def repaired(course):
    return make_quiz(course)


@pytest.fixture
def remedial(course, repaired):
    return make_quiz(course, role="remedial", remedial_of=repaired.translation_key)


@pytest.fixture
def enrolment(course, remedial, learner, at):
    return enrol_learner(course, learner, at)


def test_who_has_not_tried_the_quiz_needs_no_remedial(enrolment, remedial, at):
    with pytest.raises(services.RemedialNotNeeded):
        start(enrolment, remedial, at)


def test_who_has_completed_the_quiz_needs_no_remedial(enrolment, repaired, remedial, at):
    submit(enrolment, repaired, at, right=False)
    submit(enrolment, repaired, at)

    with pytest.raises(services.RemedialNotNeeded):
        start(enrolment, remedial, at)


@pytest.mark.parametrize("counts", ["first", "average"])
def test_who_passed_in_an_attempt_that_is_not_enough_may_take_it(enrolment, repaired, remedial, at, counts):
    with_rules(repaired, counts=counts)
    submit(enrolment, repaired, at, right=False)
    submit(enrolment, repaired, at)

    submit(enrolment, remedial, at)

    assert StepCompletion.objects.filter(enrolment=enrolment, step_key=repaired.translation_key).exists()
