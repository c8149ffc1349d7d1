"""Twenty questions cost as many queries as three. SAVEPOINT and RELEASE of the test's transaction count too."""

import json

import pytest
from django.urls import reverse

from assessments import services
from tests.factories.assessments import answer_right, make_quiz, start, with_rules

SESSION_AND_PERSON = 2  # with the person comes that they never held a role
SAVEPOINT_AND_RELEASE = 2


@pytest.fixture(params=[3, 20])
def quiz(course, request):
    return make_quiz(course, items=request.param)


def url(name, attempt):
    return reverse(f"assessments:{name}", args=[attempt.public_id])


def test_the_questions_cost_two_queries(signed_in, attempt, django_assert_num_queries):
    with django_assert_num_queries(SESSION_AND_PERSON + 2):
        signed_in.get(url("attempt", attempt))


def test_the_review_costs_two_queries(signed_in, attempt, django_assert_num_queries):
    with django_assert_num_queries(SESSION_AND_PERSON + 2):
        signed_in.get(url("review", attempt))


def test_saving_an_answer_costs_three_queries(signed_in, attempt, django_assert_num_queries):
    answer = answer_right(attempt)[0]
    entry = {"key": str(answer.key), "sequence": 1, "item": str(answer.item), "given": answer.given}

    with django_assert_num_queries(SESSION_AND_PERSON + 3 + SAVEPOINT_AND_RELEASE):
        signed_in.post(url("save", attempt), json.dumps(entry), content_type="application/json")


def test_saving_the_form_costs_three_queries(signed_in, attempt, django_assert_num_queries):
    form = {str(answer.item): answer.given for answer in answer_right(attempt)}

    with django_assert_num_queries(SESSION_AND_PERSON + 3 + SAVEPOINT_AND_RELEASE):
        signed_in.post(url("attempt", attempt), {"action": "review", **form})


def test_the_result_costs_few_queries(signed_in, attempt, at, django_assert_max_num_queries):
    services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)

    signed_in.get(url("result", attempt))  # addresses and versions are kept in memory from now on

    with django_assert_max_num_queries(SESSION_AND_PERSON + 4):
        signed_in.get(url("result", attempt))


def test_the_first_page_costs_few_queries_whatever_the_history(
    signed_in, enrolment, quiz, at, django_assert_max_num_queries
):
    for _ in range(4):
        services.submit_attempt(attempt=start(enrolment, quiz, at), at=at)

    signed_in.get(quiz.url)

    with django_assert_max_num_queries(SESSION_AND_PERSON + 6):
        signed_in.get(quiz.url)


def test_starting_costs_the_same_for_any_number_of_drawn_questions(enrolment, quiz, at, django_assert_max_num_queries):
    number = with_rules(quiz, draws=[{"number": 3, "section": 1, "points": 1}]).items.update(draw=1)
    start(enrolment, quiz, at)
    services.submit_attempt(attempt=enrolment.attempts.get(), at=at)

    with django_assert_max_num_queries(12):
        again = start(enrolment, quiz, at)

    assert number >= again.items.count() == 3


def test_submitting_costs_the_same_for_any_number_of_questions(attempt, at, django_assert_max_num_queries):
    answers = answer_right(attempt)

    with django_assert_max_num_queries(25):
        services.submit_attempt(attempt=attempt, answers=answers, at=at)
