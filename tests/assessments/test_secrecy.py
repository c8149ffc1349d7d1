"""What is right stays on the server until the attempt is submitted."""

import json

import pytest
from django.urls import reverse

from courses.addresses import urls_for
from tests.factories.assessments import answer_right, make_question, make_quiz, question_of, start
from tests.factories.courses import enrol_learner

KINDS = ["single_choice", "multiple_response", "true_false"]


@pytest.fixture
def attempt(course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind=kind) for kind in KINDS])
    return start(enrol_learner(course, learner, at), quiz, at)


def secrets_of(attempt):
    """Every text that tells or hints what is right."""
    questions = [question_of(item) for item in attempt.items.all()]
    options = [option.feedback for question in questions for option in question.options.values()]
    return ["is_correct", "umpan balik", *options, *(question.feedback for question in questions)]


def every_response_before_submitting(client, attempt, quiz_url):
    def url(name):
        return reverse(f"assessments:{name}", args=[attempt.public_id])

    right = answer_right(attempt)[0]
    entry = {"key": str(right.key), "sequence": 1, "item": str(right.item), "chosen": right.chosen}
    yield client.get(quiz_url)
    yield client.post(reverse("assessments:start", args=[attempt.quiz_key]), follow=True)
    yield client.get(url("attempt"))
    yield client.post(url("save"), json.dumps(entry), content_type="application/json")
    yield client.post(url("save"), json.dumps({**entry, "chosen": ["x"]}), content_type="application/json")
    yield client.post(url("attempt"), {"action": "save", str(right.item): right.chosen}, follow=True)
    yield client.post(url("attempt"), {"action": "review", str(right.item): right.chosen}, follow=True)
    yield client.post(url("attempt"), {"action": "save", str(right.item): "x"})
    yield client.get(url("review"))
    yield client.get(url("result"), follow=True)


def test_no_response_before_submission_holds_a_key_or_feedback(signed_in, attempt):
    quiz_url = urls_for([attempt.quiz_key])[str(attempt.quiz_key)]

    for response in every_response_before_submitting(signed_in, attempt, quiz_url):
        body = response.content.decode()
        found = [text for text in secrets_of(attempt) if text in body]
        assert found == [], f"{response.request['REQUEST_METHOD']} {response.request['PATH_INFO']}"


def test_what_an_option_is_called_does_not_tell_whether_it_is_right(attempt):
    for item in attempt.items.all():
        right = [option.id for option in question_of(item).options.values() if option.is_correct]
        wrong = [option.id for option in question_of(item).options.values() if not option.is_correct]
        assert {len(option) for option in right} == {len(option) for option in wrong} == {36}


def test_the_result_then_tells_everything(signed_in, attempt):
    signed_in.post(reverse("assessments:submit", args=[attempt.public_id]))

    body = signed_in.get(reverse("assessments:result", args=[attempt.public_id])).content.decode()

    hidden = [text for text in secrets_of(attempt)[2:] if text not in body]
    assert hidden == []
