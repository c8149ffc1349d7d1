"""What is right stays on the server until the attempt is submitted."""

import json
from html import unescape

import pytest
from django.urls import reverse

from assessments.item_types import KINDS
from courses.addresses import urls_for
from tests.factories.assessments import answer_wrong, make_question, make_quiz, question_of, start, with_rules
from tests.factories.courses import enrol_learner
from tests.factories.question_contents import content_of

GUIDANCE = [content_of(kind)["guidance"] for kind in ("essay", "file")]


@pytest.fixture
def attempt(course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind=kind) for kind in KINDS])
    return start(enrol_learner(course, learner, at), quiz, at)


def secrets_of(attempt):
    """Every text that tells or hints what is right. Very short ones are in every page for other reasons."""
    questions = [question_of(item) for item in attempt.items.all()]
    secrets = [secret for question in questions for secret in question.type.secrets(question.content)]
    return [secret for secret in secrets if len(secret) > 3]


def every_response_before_submitting(client, attempt, quiz_url):
    def url(name):
        return reverse(f"assessments:{name}", args=[attempt.public_id])

    answers = answer_wrong(attempt)
    form = {str(each.item): each.given for each in answers}
    yield client.get(quiz_url)
    yield client.post(reverse("assessments:start", args=[attempt.quiz_key]), follow=True)
    yield client.get(url("attempt"))
    for number, each in enumerate(answers, start=1):
        entry = {"key": str(each.key), "sequence": number, "item": str(each.item), "given": each.given}
        yield client.post(url("save"), json.dumps(entry), content_type="application/json")
        yield client.post(url("save"), json.dumps({**entry, "given": ["x"]}), content_type="application/json")
    yield client.get(url("attempt"))
    yield client.post(url("attempt"), {"action": "save", **form}, follow=True)
    yield client.post(url("attempt"), {"action": "review", **form}, follow=True)
    yield client.post(url("attempt"), {"action": "save", str(answers[0].item): "x"})
    yield client.get(reverse("handed_in:upload", args=[answers[-1].item]))
    yield client.post(reverse("handed_in:upload", args=[answers[-1].item]))
    yield client.get(url("review"))
    yield client.get(url("result"), follow=True)


def test_no_response_before_submission_holds_a_key_or_feedback(signed_in, attempt):
    quiz_url = urls_for([attempt.quiz_key])[str(attempt.quiz_key)]

    for response in every_response_before_submitting(signed_in, attempt, quiz_url):
        body = response.content.decode()
        found = [text for text in ["is_correct", "umpan balik", *secrets_of(attempt)] if text in body]
        assert found == [], f"{response.request['REQUEST_METHOD']} {response.request['PATH_INFO']}"


def test_what_an_option_is_called_does_not_tell_whether_it_is_right(attempt):
    for item in attempt.items.all():
        assert {len(option) for option in question_of(item).options} <= {36}


def test_where_a_step_stands_does_not_tell_its_place(course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="ordering") for _ in range(8)])
    with_rules(quiz, shuffles_options=False)

    attempt = start(enrol_learner(course, learner, at), quiz, at)

    as_written = [item.option_order == question_of(item).parts() for item in attempt.items.all()]
    assert not all(as_written)


def test_the_result_then_tells_everything_but_what_is_for_markers(signed_in, attempt):
    signed_in.post(reverse("assessments:submit", args=[attempt.public_id]))

    body = unescape(signed_in.get(reverse("assessments:result", args=[attempt.public_id])).content.decode())

    feedback = [option.feedback for item in attempt.items.all() for option in question_of(item).options.values()]
    general = [question_of(item).feedback for item in attempt.items.all()]
    assert [text for text in [*feedback, *general] if text not in body] == []
    assert [text for text in GUIDANCE if text in body] == []
