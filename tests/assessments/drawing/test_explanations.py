"""What learners see of a question afterwards is what the quiz allows, and nothing more."""

from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from assessments.drawn_questions import STATE_LABELS, explained
from assessments.drawn_questions.shown import EVERYTHING
from assessments.item_types import KINDS, item_type
from assessments.models import QuestionVersion
from assessments.version_content import QuestionContent
from tests.assessments.item_types.contents import MARKED_BY_MACHINE
from tests.factories.question_contents import WRONG_ANSWERS, content_of

MACHINE = pytest.mark.parametrize("kind", MARKED_BY_MACHINE)
# What shows the right answer to somebody who has given the wrong one.
RIGHT = {
    "single_choice": "Jawaban benar",
    "multiple_response": "Jawaban benar",
    "true_false": "Jawaban benar",
    "matching": "Denpasar",
    "categorise": "Mencurigakan",
    "ordering": "Jawaban benar: tempat",
    "short_text": "Kertanegara",
    "numeric": "1234,5 m",
    "fill_in": "nota-dinas",
}


def drawn(kind, shown=EVERYTHING, *, given=None, state="wrong", **changes):
    translation.activate("id")
    question = QuestionContent(QuestionVersion(content=content_of(kind, **changes)))
    given = WRONG_ANSWERS[kind] if given is None else given
    order = question.parts()
    return explained(question, shown).filled(state, option_order=order, given=given, number="1", lesson="")


def text_of(html):
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def without(part):
    return [each for each in EVERYTHING if each != part]


@MACHINE
def test_the_right_answer_is_there_only_if_it_may_be_seen(kind):
    right = RIGHT[kind]

    assert right in text_of(drawn(kind))
    assert right not in text_of(drawn(kind, without("right_answer")))


@MACHINE
def test_the_own_answer_is_there_only_if_it_may_be_seen(kind):
    own = item_type(kind).in_words(content_of(kind), WRONG_ANSWERS[kind]).split(" → ")[-1].split("; ")[0]

    assert "Jawaban Anda" in drawn(kind)
    assert "Jawaban Anda" not in drawn(kind, without("own_answer"))
    if kind in ("short_text", "numeric"):
        assert own not in drawn(kind, without("own_answer"))


@MACHINE
def test_whether_it_is_right_is_told_only_if_it_may_be_seen(kind):
    told, kept = drawn(kind), drawn(kind, ["own_answer"])

    assert "belum tepat" in text_of(told).lower()
    assert "tepat" not in text_of(kept).lower()
    assert not BeautifulSoup(kept, "html.parser").select(".correct, .incorrect")


@MACHINE
def test_without_correctness_no_state_can_be_told_from_another(kind):
    pages = {drawn(kind, without("correctness"), state=state) for state in STATE_LABELS}

    assert len(pages) == 1


@MACHINE
def test_feedback_is_there_only_if_it_may_be_seen(kind):
    content = content_of(kind)
    earned = item_type(kind).feedback_on(content, item_type(kind).right_answer(content))
    given = item_type(kind).right_answer(content)

    assert all(feedback in drawn(kind, given=given, state="right") for feedback in earned)
    assert not any(feedback in drawn(kind, without("feedback"), given=given) for feedback in earned)
    assert content["feedback"] not in drawn(kind, without("feedback"))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_told_when_nothing_may_be_seen(kind, db):
    page = drawn(kind, (), given=WRONG_ANSWERS.get(kind, []))

    assert [secret for secret in item_type(kind).secrets(content_of(kind)) if len(secret) > 3 and secret in page] == []
    assert "Jawaban" not in page


@MACHINE
def test_feedback_on_what_was_not_chosen_comes_with_the_right_answer_only(kind):
    content = content_of(kind)
    earned = set(item_type(kind).feedback_on(content, WRONG_ANSWERS[kind]))
    others = [text for text in item_type(kind).secrets(content) if text not in earned and text != content["feedback"]]

    page = drawn(kind, ["own_answer", "feedback"])

    assert [text for text in others if len(text) > 3 and text in page] == []


@MACHINE
def test_the_own_right_answer_is_marked_as_right(kind):
    page = drawn(kind, given=item_type(kind).right_answer(content_of(kind)), state="right")

    soup = BeautifulSoup(page, "html.parser")
    assert soup.select(".correct")
    assert not soup.select(".incorrect")


@MACHINE
def test_without_an_answer_nothing_is_marked_as_wrong(kind):
    page = drawn(kind, given=[], state="unanswered")

    assert "incorrect" not in page
    assert RIGHT[kind] in text_of(page)


@pytest.mark.parametrize("given", [["<b>tebal</b>"], ["\" onclick='x'"]])
def test_what_was_typed_is_shown_as_text(given):
    assert "<b>tebal" not in drawn("short_text", given=given)
    assert "<b>tebal" not in drawn("essay", given=given)
    assert " onclick='x'" not in drawn("short_text", given=given)


def test_an_essay_keeps_its_lines():
    assert "Satu.<br>Dua." in drawn("essay", given=["Satu.\nDua."], state="waiting")


def test_what_is_being_marked_says_so():
    assert "sedang dinilai" in drawn("essay", given=["Satu."], state="waiting")


def test_parts_that_a_correction_took_away_or_added_do_not_break_the_order():
    question = QuestionContent(QuestionVersion(content=content_of("single_choice")))

    page = explained(question).filled("wrong", option_order=["gone", "c", "a"], given=["gone"], number="1", lesson="")

    assert page.index("Tunda") < page.index("Tolak") < page.index("Terima")


def test_every_set_of_what_may_be_seen_draws_every_kind(db):
    for size in range(len(EVERYTHING) + 1):
        for shown in combinations(EVERYTHING, size):
            for kind in KINDS:
                assert drawn(kind, shown, given=WRONG_ANSWERS.get(kind, []))
