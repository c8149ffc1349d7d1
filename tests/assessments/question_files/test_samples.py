"""Files of other programs, read or refused as their own reader does. They lie beside the project, not in it."""

from pathlib import Path

import pytest

from assessments.question_files import reading
from assessments.question_files.writing import FORMATS

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample files are not here")

# File: (kinds that are taken, {name of a question: why it is refused}).
EXPECTED = {
    "gift-aiken/aiken_errors.txt": (
        ["single_choice"] * 3,
        {
            "A question with too few answers": "too_few_answers",
            "A) Question not started": "not_started",
            "ANSWER: Question not started": "not_started",
            "A question started but not finished": "no_answer_line",
        },
    ),
    "gift-aiken/questions.aiken.txt": (["single_choice"] * 2, {}),
    "gift-aiken/questions.gift.txt": (
        [
            "essay",
            "matching",
            "single_choice",
            "multiple_response",
            "numeric",
            "short_text",
            "true_false",
            "true_false",
            "true_false",
        ],
        {},
    ),
    "gift-aiken/questions_encoding_windows-1252.gift.txt": (["essay", "essay", "matching"], {}),
    "gift-aiken/questions_in_category.gift.txt": (["matching", "single_choice", "short_text", "true_false"], {}),
    "gift-aiken/testexport.gift.txt": (["ordering"], {}),
    "gift-aiken/testimport.gift.txt": (["ordering"], {}),
    "moodle-xml/broken_cloze_questions.xml": (
        [],
        {
            "Multianswer question without subquestions": "no_gap",
            "Multichoice subquestion without choices": "no_gap",
            "Multichoice subquestion with only one choice": "too_few_answers",
            "Multichoice subquestion with no completely correct answer": "no_full_answer",
            "Numerical subquestion with buggy answer": "not_a_number",
        },
    ),
    "moodle-xml/categories_reverse_order.xml": (["essay", "short_text"], {}),
    "moodle-xml/category_with_description.xml": (["true_false"], {}),
    "moodle-xml/ddwtos_testquestion.moodle.xml": (["fill_in"], {}),
    "moodle-xml/description_testquestion.moodle.xml": ([], {"description-001": "text_without_answer"}),
    "moodle-xml/error_invalid_grades.xml": (
        [],
        {"Question with <strong>invalid grades</strong> : x > 1 & x < 2": "invalid_grade"},
    ),
    "moodle-xml/essay_testquestion.moodle.xml": (["essay"], {}),
    "moodle-xml/gapselect_testquestion.moodle.xml": (["fill_in"], {}),
    "moodle-xml/match_testquestion.moodle.xml": (["matching"], {}),
    "moodle-xml/multianswer.xml": (["fill_in"], {}),
    "moodle-xml/multichoice_testquestion.moodle.xml": (["multiple_response"], {}),
    "moodle-xml/nested_categories_with_questions.xml": (["true_false", "essay", *["true_false"] * 3], {}),
    "moodle-xml/numerical_testquestion.moodle.xml": (["numeric"], {}),
    "moodle-xml/old_format_file.xml": (["true_false"] * 2, {}),
    "moodle-xml/ordering_testquestion.moodle.xml": (["ordering"], {}),
    "moodle-xml/sample_questions_with_old_image_tag.xml": (["fill_in", "single_choice"], {}),
    "moodle-xml/shortanswer_testquestion.moodle.xml": (["short_text"], {}),
    "moodle-xml/truefalse_testquestion.moodle.xml": (["true_false"], {}),
}


def read(name):
    return reading.read((SAMPLES / name).read_bytes(), name)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_or_refused_as_its_own_reader_does(name):
    kinds, refused = EXPECTED[name]

    file = read(name)

    assert [question.content["kind"] for question in file.questions] == kinds
    assert {each.name: each.reason.code for each in file.refused} == refused


def test_every_question_of_the_long_example_is_read():
    file = read("gift-aiken/moodle_gift_examples.txt")

    assert (len(file.questions), file.refused) == (43, [])


def test_every_sample_has_its_expectation():
    files = {f"{path.parent.name}/{path.name}" for path in SAMPLES.rglob("*.*")}

    assert files == {*EXPECTED, "gift-aiken/moodle_gift_examples.txt"}


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("format_", ["moodle_xml", "sheet"])
def test_a_sample_comes_back_the_same_from_our_own_files(name, format_):
    questions = read(name).questions
    for question in questions:
        question.code = question.code or question.name  # a table names its questions by their codes

    written = FORMATS[format_].write(questions)
    again = reading.read(written.data).questions if questions else []

    assert [question.content for question in again] == [question.content for question in questions]
    assert [question.category for question in again] == [question.category for question in questions]


def test_letters_of_windows_1252_are_read_right():
    matching = read("gift-aiken/questions_encoding_windows-1252.gift.txt").questions[2]

    assert matching.content["rows"][0]["text"] == "aödf"


def test_categories_are_found_in_any_order_and_depth():
    reverse = read("moodle-xml/categories_reverse_order.xml").questions
    nested = read("moodle-xml/nested_categories_with_questions.xml").questions

    assert [question.category for question in reverse] == [["Sigma", "Tau"], ["Sigma"]]
    assert [question.category[1:] for question in nested] == [[], ["Kappa"], ["Kappa"], ["Kappa", "Lambda"], ["Mu"]]


def test_the_picture_of_an_old_file_is_found():
    for question in read("moodle-xml/sample_questions_with_old_image_tag.xml").questions:
        assert [(image.place, image.name, len(image.data)) for image in question.images] == [
            ("stem", "moodle.png", 606)
        ]


def test_losses_are_named():
    losses = {
        name: {loss.code for question in read(f"moodle-xml/{name}").questions for loss in question.losses}
        for name in ("multianswer.xml", "match_testquestion.moodle.xml", "multichoice_testquestion.moodle.xml")
    }

    assert losses == {
        "multianswer.xml": {"more_images", "images_in_answers"},
        "match_testquestion.moodle.xml": {"feedback_on_the_whole"},
        "multichoice_testquestion.moodle.xml": {"hints"},
    }
