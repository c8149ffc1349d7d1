"""Questions are drawn once for everybody, so nothing of one attempt, version or language may stay in another's."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments import services
from tests.factories.accounts import make_person
from tests.factories.assessments import (
    answer,
    answer_right,
    answer_wrong,
    make_question,
    make_quiz,
    only,
    start,
    submit,
)
from tests.factories.courses import enrol_learner, publish


def page_of(client, attempt, name="attempt", language="id"):
    client.cookies["django_language"] = language
    return client.get(reverse(f"assessments:{name}", args=[attempt.public_id])).content.decode()


def inputs(page):
    """[(item, option, is it ticked)] as the page shows them."""
    found = re.findall(r'<input type="(?:radio|checkbox)" name="([^"]+)" value="([^"]+)"( checked)?>', page)
    return [(item, option, bool(ticked)) for item, option, ticked in found]


def expected(attempt, chosen=()):
    return [
        (str(item.public_id), option, option in chosen) for item in attempt.items.all() for option in item.option_order
    ]


@pytest.fixture
def other(course, quiz, at):
    """Another learner's attempt at the quiz, with the client that they use."""
    person, client = make_person("Budi Santoso"), Client()
    client.force_login(person)
    return client, start(enrol_learner(course, person, at), quiz, at)


def test_each_learner_sees_their_own_order_and_ticks(signed_in, attempt, other, at):
    other_client, other_attempt = other
    mine, theirs = answer_right(attempt), answer_wrong(other_attempt)
    services.save_responses(attempts=only(attempt), answers=mine, at=at)
    services.save_responses(attempts=only(other_attempt), answers=theirs, at=at)

    for _ in range(2):
        for client, shown, answers in [(signed_in, attempt, mine), (other_client, other_attempt, theirs)]:
            ticked = [option for each in answers for option in each.given]
            assert inputs(page_of(client, shown)) == expected(shown, ticked)


def test_each_learner_reads_their_own_result(signed_in, attempt, other, at):
    other_client, other_attempt = other
    services.submit_attempt(attempt=attempt, answers=answer_right(attempt), at=at)
    services.submit_attempt(attempt=other_attempt, answers=answer_wrong(other_attempt), at=at)

    for _ in range(2):
        mine, theirs = page_of(signed_in, attempt, "result"), page_of(other_client, other_attempt, "result")
        assert (mine.count("Jawaban Anda, benar"), mine.count('"choice incorrect"')) == (3, 0)
        assert (theirs.count("Jawaban Anda, benar"), theirs.count('"choice incorrect"')) == (0, 3)


@pytest.mark.parametrize("name", ["attempt", "result"])
def test_a_new_version_is_drawn_anew_and_the_old_one_stays(signed_in, enrolment, quiz, at, name):
    before = start(enrolment, quiz, at)
    page_of(signed_in, before)
    services.submit_attempt(attempt=before, at=at)
    old = page_of(signed_in, before, "result")
    question = quiz.chosen_questions()[0]
    question.stem = "<p>Pertanyaan dengan kata baru?</p>"
    question.save()
    publish(quiz)

    after = start(enrolment, quiz, at)
    if name == "result":
        services.submit_attempt(attempt=after, at=at)

    assert "Pertanyaan dengan kata baru?" in page_of(signed_in, after, name)
    assert details_of(page_of(signed_in, before, "result")) == details_of(old)


def details_of(page):
    return re.findall(r"<details class=\"details\".*?</details>", page, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "indonesian", "english"),
    [
        ("attempt", "Soal 1 dari 3", "Question 1 of 3"),
        ("result", "Soal 1: tidak dijawab", "Question 1: not answered"),
        ("result", "Jawaban benar", "Right answer"),
    ],
)
def test_each_page_speaks_its_own_language(signed_in, attempt, at, name, indonesian, english):
    if name == "result":
        services.submit_attempt(attempt=attempt, at=at)

    for _ in range(2):
        assert indonesian in page_of(signed_in, attempt, name, "id")
        assert english in page_of(signed_in, attempt, name, "en")


@pytest.fixture
def odd(course, learner, at):
    """An attempt at a question whose texts look like markup, and like what the pages fill in."""
    options = [('<b>"A" & {{ hole.item }}', True, "<i>item-</i>"), ("options-number-lesson", False, "'x' < y")]
    quiz = make_quiz(course, questions=[make_question(options=options, feedback="<script>total-</script>")])
    return start(enrol_learner(course, learner, at), quiz, at)


def test_texts_are_escaped_where_a_question_is_answered(signed_in, odd):
    page = page_of(signed_in, odd)

    assert "<span>&lt;b&gt;&quot;A&quot; &amp; {{ hole.item }}</span>" in page
    assert "<span>options-number-lesson</span>" in page


def test_texts_are_escaped_where_a_question_is_explained(signed_in, odd, at):
    services.submit_attempt(attempt=odd, at=at)

    page = page_of(signed_in, odd, "result")

    assert (
        '<span>&lt;b&gt;&quot;A&quot; &amp; {{ hole.item }}<br><span class="hint">&lt;i&gt;item-&lt;/i&gt;</span>'
        in page
    )
    assert '<span class="hint">&#x27;x&#x27; &lt; y</span>' in page
    assert "<p>&lt;script&gt;total-&lt;/script&gt;</p>" in page


@pytest.mark.parametrize("name", ["attempt", "result"])
def test_no_hole_is_left_open(signed_in, attempt, at, name):
    if name == "result":
        services.submit_attempt(attempt=attempt, answers=answer_right(attempt)[:1], at=at)

    # Only the token of forms is as long and random as a hole.
    assert not re.search(r"(options|item|number|total|lesson)-[0-9a-f]{32}", page_of(signed_in, attempt, name))


def test_several_right_answers_have_boxes_to_tick(signed_in, course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="multiple_response"), make_question()])
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    item = attempt.items.first()
    services.save_responses(attempts=only(attempt), answers=[answer(item, item.option_order[1:3])], at=at)

    page = page_of(signed_in, attempt)

    assert (page.count('type="checkbox"'), page.count('type="radio"')) == (5, 4)
    assert [ticked for _item, _option, ticked in inputs(page)[:5]] == [False, True, True, False, False]


def test_every_attempt_is_listed_with_its_outcome(signed_in, enrolment, quiz, at):
    failed, passed = submit(enrolment, quiz, at, right=False), submit(enrolment, quiz, at)

    page = " ".join(signed_in.get(quiz.url).content.decode().split())

    for attempt, badge in [(failed, 'warning">Belum lulus: 0'), (passed, 'success">Lulus: 100')]:
        link = f'<a href="{reverse("assessments:result", args=[attempt.public_id])}">Percobaan {attempt.number}</a>'
        assert (
            f'{link}<br><span class="hint">21 November 2026, 13.30 WIB</span></span> <span class="badge {badge}</span>'
            in page
        )
