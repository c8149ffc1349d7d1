"""What we write, we read back the same, and what a format does not hold is named."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.question_files import reading
from assessments.question_files.formats import aiken
from assessments.question_files.formats.gift import reading as gift_reading
from assessments.question_files.formats.gift import writing as gift_writing
from assessments.question_files.formats.markup import from_plain
from assessments.question_files.formats.moodle import reading as moodle_reading
from assessments.question_files.formats.moodle import writing as moodle_writing
from assessments.question_files.writing import FORMATS
from tests.assessments.question_files import contents

UNITS = [{"text": "m", "factor": "1"}, {"text": "km", "factor": "1000"}]
EVERYWHERE = {
    "single choice": contents.single_choice(),
    "single choice with weights": contents.weighted_single_choice(),
    "right minus wrong": contents.multiple_response(),
    "right minus wrong of many": contents.multiple_response("right_minus_wrong", 11, 1),
    "all or nothing": contents.multiple_response("all_or_nothing"),
    "weights": contents.weighted_response(33, 33, 34, -50),
    "weights which no other program knows": contents.weighted_response(35, 65, -20),
    "weights that amount to right minus wrong": contents.weighted_response(50, 50, -100),
    "weights beyond 100": contents.weighted_response(80, 70, 0),
    "true or false": contents.true_false(),
    "true or false in other words": contents.true_false("Ya", "Tidak"),
    "short text": contents.short_text(),
    "short text without case": contents.short_text(is_case_sensitive=False, ignores_accents=False),
    "numeric": contents.numeric(),
    "matching": contents.matching(feedback=""),
    "categorise": contents.matching("categorise", feedback=""),
    "ordering": contents.ordering(),
    "ordering by neighbours": contents.ordering("neighbours"),
    "ordering all or nothing": contents.ordering("all_or_nothing"),
    "described": contents.described(contents.single_choice()),
}
NOT_IN_GIFT = {
    "numeric with units": (contents.numeric(UNITS), "units"),
    "matching with feedback": (contents.matching(), "feedback_on_rows"),
    "essay": (contents.essay(), "essay_settings"),
}
LEFT_OUT_OF_GIFT = {"fill in": contents.fill_in(), "file": contents.file_answer()}
WITH_ALL = {**EVERYWHERE, **{name: content for name, (content, _loss) in NOT_IN_GIFT.items()}, **LEFT_OUT_OF_GIFT}


@pytest.mark.parametrize("name", WITH_ALL)
@pytest.mark.parametrize("format_", ["moodle_xml", "sheet"])
def test_every_kind_comes_back_the_same(format_, name):
    question = contents.in_file(copy.deepcopy(WITH_ALL[name]), name="UJI-1")

    written = FORMATS[format_].write([question])
    [again] = reading.read(written.data).questions

    assert again == question
    assert not written.left_out


@pytest.mark.parametrize("name", EVERYWHERE)
def test_most_kinds_come_back_the_same_from_gift(name):
    question = contents.in_file(copy.deepcopy(EVERYWHERE[name]))

    written = gift_writing.write([question])
    [again] = gift_reading.read(written.data.decode()).questions

    assert again == question
    assert not written.losses


@pytest.mark.parametrize("name", NOT_IN_GIFT)
def test_what_gift_does_not_hold_is_named(name):
    content, loss = NOT_IN_GIFT[name]

    written = gift_writing.write([contents.in_file(content)])

    assert loss in {remark.code for remark in written.losses["Soal 1: {uji}"]}
    assert not gift_reading.read(written.data.decode()).refused


@pytest.mark.parametrize("name", LEFT_OUT_OF_GIFT)
def test_kinds_that_gift_does_not_have_are_left_out_and_named(name):
    written = gift_writing.write([contents.in_file(LEFT_OUT_OF_GIFT[name])])

    assert [refused.reason.code for refused in written.left_out] == ["kind_not_in_format"]


def test_pictures_and_cases_travel_in_moodle_xml():
    case = {"key": "kasus-1", "title": "Surel", "body": "<p>Isi <b>surel</b></p>", "image": None}
    content = contents.single_choice() | {"case": case}
    images = [contents.image("case", "k.png"), contents.image("option:o2", "x.png"), contents.image("stem")]

    written = moodle_writing.write([contents.in_file(content, images=images)])
    [again] = moodle_reading.read(written.data).questions

    assert again.images == images
    assert again.content == content


@pytest.mark.parametrize("format_", ["gift", "aiken", "sheet"])
def test_pictures_that_a_format_does_not_hold_are_named(format_):
    question = contents.in_file(contents.single_choice(), images=[contents.image("stem")])

    written = FORMATS[format_].write([question])

    assert "images" in {remark.code for remark in written.losses[question.name]}


TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), max_size=30).map(
    lambda text: " ".join(text.split()) or "x"
)


@settings(max_examples=60)
@given(stem=TEXTS, texts=st.lists(TEXTS, min_size=2, max_size=6, unique=True), feedback=TEXTS, data=st.data())
@pytest.mark.parametrize("format_", ["moodle_xml", "sheet", "gift"])
def test_any_text_comes_back_as_it_was(format_, stem, texts, feedback, data):
    rows = [(text, place == 0, data.draw(st.sampled_from(["", feedback])), None) for place, text in enumerate(texts)]
    content = contents.single_choice(stem=from_plain(stem), feedback=feedback, options=contents.options(*rows))

    [again] = reading.read(FORMATS[format_].write([contents.in_file(content)]).data).questions

    assert again.content == content


@settings(max_examples=60)
@given(texts=st.lists(TEXTS, min_size=2, max_size=6))
def test_any_answers_come_back_from_aiken(texts):
    rows = [(text, place == 0, "", None) for place, text in enumerate(texts)]
    content = contents.single_choice(options=contents.options(*rows))

    [again] = aiken.read(aiken.write([contents.in_file(content)]).data.decode()).questions

    assert again.content["options"] == content["options"]


@settings(max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4, unique=True), feedback=TEXTS)
@pytest.mark.parametrize("format_", ["moodle_xml", "sheet"])
def test_any_gap_comes_back_as_it_was(format_, texts, feedback):
    accepted = [{"text": text, "share": 100, "feedback": feedback} for text in texts]
    content = contents.fill_in()
    content["gaps"][0]["accepted"] = accepted

    [again] = reading.read(FORMATS[format_].write([contents.in_file(content)]).data).questions

    assert again.content["gaps"] == content["gaps"]
