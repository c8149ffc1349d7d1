"""What changed in a question is told in words, whatever its kind."""

import pytest
from django.utils import translation

from assessments import freezing
from assessments.bank.comparing import ADDED, REMOVED, changes
from assessments.bank.wording import NAMES, in_words, place_in_words
from assessments.item_types import KINDS
from tests.factories.assessments import make_question
from tests.factories.bank import publish_question

pytestmark = pytest.mark.django_db


def content_of(kind):
    question = make_question(kind=kind, level=2, source="Panduan BSSN", cognitive_level="apply")
    return freezing.question_content(question, picture=None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_of_every_kind_has_a_name(kind):
    places = [change.place for change in changes({}, in_words(content_of(kind)))]

    assert {part for place in places for part in place if isinstance(part, str)} - set(NAMES) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changed_is_nothing_told(kind):
    told = in_words(content_of(kind))

    assert changes(told, told) == []


def test_places_are_told_with_their_numbers():
    assert place_in_words(("options", 2, "feedback")) == "Jawaban 2 › Umpan balik"


@pytest.mark.parametrize(("language", "name"), [("id", "name_id"), ("en", "name_en")])
def test_a_competency_is_told_in_the_language_of_the_page(language, name):
    content = content_of("single_choice")

    with translation.override(language):
        told = in_words(content)["competency"]

    assert told == f"{content['competency']['code']} {content['competency'][name]}"


def test_another_order_is_told_as_another_right_answer():
    question = publish_question(make_question(kind="ordering"))
    before = question.versions.get().content
    after = {**before, "steps": before["steps"][::-1]}

    told = {change.place: change.pieces for change in changes(in_words(before), in_words(after))}

    acts = {act for act, _words in told["right_answer",]}
    assert acts >= {ADDED, REMOVED}


def test_a_lesson_that_is_gone_is_said_to_be_gone():
    content = {**content_of("single_choice"), "lesson_key": "00000000-0000-4000-8000-000000000000"}

    assert in_words(content)["lesson_key"] == "pelajaran yang sudah tidak ada"
