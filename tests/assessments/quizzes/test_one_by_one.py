"""One question on a page, and answers checked while practising; all of it without a script."""

import re

import pytest
from django.urls import reverse

from assessments import services
from assessments.models import Attempt
from tests.factories.accounts import make_person
from tests.factories.assessments import (
    answer_right,
    answer_wrong,
    make_question,
    make_quiz,
    only,
    question_of,
    start,
    with_rules,
)
from tests.factories.courses import enrol_learner
from tests.factories.quizzes import make_composed_quiz

AT_ONCE = {
    "at_once": ["correctness", "feedback", "own_answer", "right_answer"],
    "after_submit": [],
    "after_closing": [],
}


def url(attempt, query=""):
    return reverse("assessments:attempt", args=[attempt.public_id]) + query


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def one_by_one(quiz, enrolment, at):
    with_rules(quiz, is_one_by_one=True)
    return start(enrolment, quiz, at)


def form_of(attempt, item, action, number=1):
    [given] = answer_right(attempt, [item])
    return {"shown": str(item.public_id), str(item.public_id): given.given, "action": action, "here": number}


def test_a_page_holds_one_question_with_the_way_on(signed_in, one_by_one):
    shown = text_of(signed_in.get(url(one_by_one, "?soal=2")))

    assert shown.count("<fieldset") == 1
    assert "Soal 2 dari 3" in shown
    assert 'value="soal.1"' in shown
    assert 'value="soal.3"' in shown


def test_going_on_saves_the_question_and_leaves_the_others_alone(signed_in, one_by_one, at):
    first, second, _third = one_by_one.items.all()
    services.save_responses(attempts=only(one_by_one), answers=answer_wrong(one_by_one, [second]), at=at)

    response = signed_in.post(url(one_by_one), form_of(one_by_one, first, "soal.2"))

    assert response.url == url(one_by_one, "?soal=2")
    given = [item.current_given for item in one_by_one.items.list_with_current_response()]
    assert given == [answer_right(one_by_one, [first])[0].given, answer_wrong(one_by_one, [second])[0].given, None]


def test_a_page_speaks_only_for_its_own_question(signed_in, course, learner, at):
    quiz = make_quiz(course, questions=[make_question(kind="multiple_response") for _ in range(2)])
    with_rules(quiz, is_one_by_one=True)
    attempt = start(enrol_learner(course, learner, at), quiz, at)
    services.save_responses(attempts=only(attempt), answers=answer_right(attempt), at=at)
    shown = text_of(signed_in.get(url(attempt, "?soal=2")))
    hidden = re.findall(r'name="(shown|here|seen)" value="([^"]*)"', shown)

    form = {name: [value for each, value in hidden if each == name] for name, _value in hidden}
    signed_in.post(url(attempt), {**form, "action": "save"})

    first, second = attempt.items.list_with_current_response()
    assert first.current_given
    assert second.current_given == []


def test_saving_stays_on_the_question(signed_in, one_by_one):
    item = one_by_one.items.all()[1]

    assert signed_in.post(url(one_by_one), form_of(one_by_one, item, "save", 2)).url == url(one_by_one, "?soal=2")


def test_coming_back_opens_the_first_question_without_an_answer(signed_in, one_by_one, at):
    services.save_responses(
        attempts=only(one_by_one), answers=answer_right(one_by_one, one_by_one.items.all()[:1]), at=at
    )

    assert "Soal 2 dari 3" in text_of(signed_in.get(url(one_by_one)))


def test_the_review_leads_to_the_page_of_a_question(signed_in, one_by_one):
    shown = text_of(signed_in.get(reverse("assessments:review", args=[one_by_one.public_id])))

    assert f'href="{url(one_by_one, "?soal=3#q3")}"' in shown


def test_sections_have_their_heading_once(signed_in, course, learner, at):
    questions = [make_question() for _ in range(2)]
    quiz = make_composed_quiz(course, questions=questions, sections=["Teori <1>"])
    attempt = start(enrol_learner(course, learner, at), quiz, at)

    shown = text_of(signed_in.get(url(attempt)))

    assert shown.count("<h2>Teori &lt;1&gt;</h2>") == 1


@pytest.fixture
def practice(course, learner, at):
    quiz = make_quiz(course, role="practice", questions=[make_question(kind="multiple_response"), make_question()])
    with_rules(quiz, review=AT_ONCE)
    return start(enrol_learner(course, learner, at), quiz, at)


def check(client, attempt, item, given):
    form = {"shown": str(item.public_id), str(item.public_id): given, "check": str(item.public_id)}
    return client.post(url(attempt), form)


def test_a_checked_answer_shows_its_key_and_that_of_no_other(signed_in, practice):
    first, second = practice.items.all()
    [wrong] = answer_wrong(practice, [first])

    response = check(signed_in, practice, first, wrong.given)
    shown = text_of(signed_in.get(response.url))

    assert response.url == url(practice, "#q1")
    assert "Jawaban benar" in shown
    assert question_of(first).feedback in shown
    assert question_of(second).feedback not in shown
    assert f'name="check" value="{second.public_id}"' in shown
    assert f'name="check" value="{first.public_id}"' not in shown


def test_a_checked_answer_stays(signed_in, practice):
    first, _second = practice.items.all()
    wrong, right = answer_wrong(practice, [first])[0].given, answer_right(practice, [first])[0].given
    check(signed_in, practice, first, wrong)

    signed_in.post(url(practice), {str(first.public_id): right, "action": "save"})

    assert practice.items.list_with_current_response()[0].current_given == wrong
    with pytest.raises(services.AlreadyChecked):
        services.save_responses(
            attempts=only(practice), answers=answer_right(practice, [first]), at=practice.started_at
        )


def test_the_whole_form_later_takes_nothing_back(signed_in, practice):
    first, _second = practice.items.all()
    right = answer_right(practice, [first])[0].given
    check(signed_in, practice, first, right)

    signed_in.post(url(practice), {"action": "review"})

    assert practice.items.list_with_current_response()[0].current_given == right


def test_without_an_answer_nothing_is_shown(signed_in, practice):
    first = practice.items.first()

    shown = text_of(signed_in.post(url(practice), {"check": str(first.public_id)}, follow=True))

    assert "Jawab dahulu soalnya, lalu periksa." in shown
    assert question_of(first).feedback not in shown


@pytest.mark.parametrize("item", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_question_of_the_attempt_is_refused(signed_in, practice, item):
    assert signed_in.post(url(practice), {"check": item}).status_code == 400


def test_what_people_mark_is_not_checked_at_once(signed_in, course, learner, at):
    quiz = make_quiz(course, role="practice", questions=[make_question(kind="essay")])
    with_rules(quiz, review=AT_ONCE)
    attempt = start(enrol_learner(course, learner, at), quiz, at)

    assert 'name="check"' not in text_of(signed_in.get(url(attempt)))


def test_an_examination_checks_nothing(signed_in, attempt, at):
    item = attempt.items.first()
    with_rules_of_practice(attempt)

    shown = text_of(check(signed_in, attempt, item, answer_right(attempt, [item])[0].given).client.get(url(attempt)))

    assert question_of(item).feedback not in shown
    assert 'name="check"' not in shown
    attempt.items.get(pk=item.pk, checked_at=None)


def with_rules_of_practice(attempt):
    """As only a mistake could write it into the version of a post-test."""
    attempt.version.stored_rules = {"review": AT_ONCE}
    attempt.version.save()


def test_another_learner_checks_nothing(client, practice):
    client.force_login(make_person("Budi Santoso"))
    item = practice.items.first()

    assert check(client, practice, item, item.option_order[:1]).status_code == 404
    assert Attempt.objects.get().items.filter(checked_at=None).count() == 2
