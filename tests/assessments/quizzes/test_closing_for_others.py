"""What learners see after the closing time stays hidden while anybody may still write."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import make_person
from tests.factories.assessments import submit, with_rules
from tests.factories.courses import enrol_learner
from tests.factories.quizzes import make_override
from theme.templatetags.theme_tags import local_datetime

HOUR = timedelta(hours=1)
LATER = {"at_once": [], "after_submit": [], "after_closing": ["own_answer", "right_answer"]}
KEY = "Jawaban benar"


@pytest.fixture
def now(db):
    return timezone.now()


def result_page(client, attempt):
    return client.get(reverse("assessments:result", args=[attempt.public_id])).content.decode()


def test_for_whom_the_quiz_closes_earlier_keys_stay_hidden_until_it_closes_for_all(
    signed_in, enrolment, quiz, learner, now
):
    with_rules(quiz, review=LATER, closes_at=(now + HOUR).isoformat())
    attempt = submit(enrolment, quiz, now - 3 * HOUR, right=False)
    make_override(quiz, now - 2 * HOUR, learner=learner, closes_at=now - HOUR)

    assert KEY not in result_page(signed_in, attempt)


def test_keys_stay_hidden_while_the_quiz_is_open_longer_for_somebody_else(signed_in, course, enrolment, quiz, now):
    with_rules(quiz, review=LATER, closes_at=(now - HOUR).isoformat())
    other = enrol_learner(course, make_person("Budi Santoso"), now - 4 * HOUR).learner
    attempt = submit(enrolment, quiz, now - 3 * HOUR, right=False)
    assert KEY in result_page(signed_in, attempt)

    make_override(quiz, now - 2 * HOUR, learner=other, closes_at=now + HOUR)

    assert KEY not in result_page(signed_in, attempt)


def test_the_hour_that_is_promised_is_the_one_that_holds(signed_in, course, enrolment, quiz, now):
    with_rules(quiz, review={**LATER, "after_closing": ["score"]}, closes_at=(now - HOUR).isoformat())
    other = enrol_learner(course, make_person("Budi Santoso"), now - 4 * HOUR).learner
    make_override(quiz, now - 2 * HOUR, learner=other, closes_at=now + HOUR)

    assert local_datetime(now + HOUR) in result_page(signed_in, submit(enrolment, quiz, now - 3 * HOUR))
