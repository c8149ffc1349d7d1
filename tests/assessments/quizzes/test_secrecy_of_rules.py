"""Whatever the rules of a quiz are, what is right stays on the server until they allow it."""

import json

import pytest
from django.urls import reverse

from courses.addresses import urls_for
from tests.factories.assessments import answer_right, make_question, make_quiz, question_of, start, with_rules
from tests.factories.courses import enrol_learner

EVERYTHING = ["score", "own_answer", "correctness", "right_answer", "feedback"]
NEVER = {"at_once": [], "after_submit": [], "after_closing": []}
RULES = {
    "usual": ("post_test", {}),
    "one by one": ("post_test", {"is_one_by_one": True}),
    "nothing ever": ("post_test", {"review": NEVER}),
    "practice before any check": ("practice", {"review": {**NEVER, "at_once": EVERYTHING[1:]}}),
    "at once by mistake": ("post_test", {"review": {**NEVER, "at_once": EVERYTHING}}),
}
KINDS = ["single_choice", "multiple_response", "matching", "ordering", "short_text", "numeric", "fill_in"]


@pytest.fixture(params=RULES)
def attempt(request, course, learner, at):
    role, rules = RULES[request.param]
    quiz = make_quiz(course, role=role, questions=[make_question(kind=kind) for kind in KINDS])
    with_rules(quiz, **rules)
    return start(enrol_learner(course, learner, at), quiz, at)


def secrets_of(attempt):
    """Every text that tells what is right and that learners do not see as a thing to choose or to put in order."""
    found = set()
    for item in attempt.items.all():
        question = question_of(item)
        found |= set(question.type.secrets(question.content)) - set(texts_to_see(question.content))
    return {text for text in found if len(text) > 3}  # a number such as 20 stands on every page


def texts_to_see(content):
    shown = [each["text"] for name in ("options", "rows", "choices", "steps") for each in content.get(name) or ()]
    gaps = [option["text"] for gap in content.get("gaps") or () for option in gap.get("options") or ()]
    return [*shown, *gaps]


def responses_before_the_end(client, attempt):
    def url(name, query=""):
        return reverse(f"assessments:{name}", args=[attempt.public_id]) + query

    quiz_url = urls_for([attempt.quiz_key])[str(attempt.quiz_key)]
    right = answer_right(attempt)[0]
    entry = {"key": str(right.key), "sequence": 1, "item": str(right.item), "given": right.given}
    yield client.get(quiz_url)
    yield client.post(reverse("assessments:start", args=[attempt.quiz_key]), follow=True)
    for number in range(1, len(KINDS) + 1):
        yield client.get(url("attempt", f"?soal={number}"))
    yield client.post(url("save"), json.dumps(entry), content_type="application/json")
    yield client.post(url("save"), json.dumps({**entry, "given": ["x"]}), content_type="application/json")
    form = {"shown": str(right.item), str(right.item): right.given}
    for action in ("save", "soal.2", "review"):
        yield client.post(url("attempt"), {**form, "action": action}, follow=True)
    yield client.post(url("attempt"), {"check": str(attempt.items.last().public_id)}, follow=True)
    yield client.get(url("review"))
    yield client.get(url("result"), follow=True)


def test_no_response_before_the_end_holds_what_is_right(signed_in, attempt):
    secrets = secrets_of(attempt)
    assert secrets

    for response in responses_before_the_end(signed_in, attempt):
        body = response.content.decode()
        found = [text for text in secrets if text in body]
        assert found == [], f"{response.request['REQUEST_METHOD']} {response.request['PATH_INFO']}"
