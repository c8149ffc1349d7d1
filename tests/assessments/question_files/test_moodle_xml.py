import base64
from xml.sax.saxutils import escape

import pytest

from assessments.question_files.formats.moodle.reading import read
from tests.assessments.question_files import contents


def text(tag, html, inside="", **attributes):
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{said}><text>{escape(html)}</text>{inside}</{tag}>"


def answer(html, fraction, inside="", feedback=""):
    return text("answer", html, f"{inside}{text('feedback', feedback)}", fraction=fraction)


def question(type_, *inside, stem="Apa?"):
    parts = "".join(inside)
    return (
        f'<question type="{type_}">{text("name", "Nama")}{text("questiontext", stem, format="html")}{parts}</question>'
    )


def in_quiz(*questions):
    return read(f"<quiz>{''.join(questions)}</quiz>".encode())


def only(*arguments, **named):
    file = in_quiz(question(*arguments, **named))
    assert not file.refused
    return file.questions[0]


def refusal(*arguments, **named):
    file = in_quiz(question(*arguments, **named))
    assert not file.questions
    return file.refused[0].reason.code


def losses(read_question):
    return {loss.code for loss in read_question.losses}


ONE = [answer("a", 100), answer("b", 0)]
SINGLE = "<single>true</single>"


def test_a_question_has_a_code_tags_and_a_category():
    category = '<question type="category"><category><text>$course$/top/A/B</text></category></question>'
    tags = "<tags><tag><text>sandi</text></tag><tag><text>bimtek:difficulty=hard</text></tag></tags>"

    [found] = in_quiz(category, question("multichoice", SINGLE, *ONE, tags, "<idnumber>K-1</idnumber>")).questions

    assert (found.code, found.tags, found.category) == ("K-1", ["sandi"], ["A", "B"])
    assert found.content["difficulty"] == "hard"


def test_a_single_choice_may_give_a_part_of_the_points():
    content = only("multichoice", SINGLE, answer("a", 100), answer("b", 50), answer("c", -25)).content

    assert (content["kind"], content["credit"]) == ("single_choice", "weights")
    assert [(o["is_correct"], o["weight"]) for o in content["options"]] == [(True, 100), (False, 50), (False, -25)]


def test_only_one_answer_of_a_single_choice_is_the_right_one():
    found = only("multichoice", SINGLE, answer("a", 100), answer("b", 100), answer("c", 0))

    assert [option["is_correct"] for option in found.content["options"]] == [True, False, False]
    assert "several_full_answers" in losses(found)


def test_all_or_nothing_comes_from_an_extension():
    content = only("multichoiceset", answer("a", 100), answer("b", 100), answer("c", 0)).content

    assert content["credit"] == "all_or_nothing"
    assert [option["is_correct"] for option in content["options"]] == [True, True, False]


def test_a_multiplier_is_the_inverse_of_a_factor():
    units = "".join(
        f"<unit><multiplier>{multiplier}</multiplier><unit_name>{name}</unit_name></unit>"
        for name, multiplier in (("m", 1), ("km", 0.001), ("cm", 100))
    )
    content = only("numerical", answer("6.25", 100, "<tolerance>0.05</tolerance>"), f"<units>{units}</units>").content

    assert content["accepted"][0]["tolerance"] == "0.05"
    assert [(unit["text"], unit["factor"]) for unit in content["units"]] == [("m", "1"), ("km", "1000"), ("cm", "0.01")]
    assert not content["unit_required"]


def test_a_unit_that_costs_a_part_costs_everything_here_which_is_named():
    units = "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>"
    penalty = "<unitgradingtype>1</unitgradingtype><unitpenalty>0.1000000</unitpenalty>"

    found = only("numerical", answer("6", 100), units, penalty)

    assert found.content["unit_required"]
    assert "unit_penalty" in losses(found)


def test_the_feedback_on_any_other_number_is_named():
    found = only("numerical", answer("6", 100), answer("*", 0, feedback="Bukan."))

    assert len(found.content["accepted"]) == 1
    assert "any_other_number" in losses(found)


def test_an_essay_that_only_takes_files_asks_for_a_file():
    rules = "<responseformat>noinline</responseformat><attachments>1</attachments><maxbytes>1500000</maxbytes>"

    found = only("essay", rules, "<filetypeslist>.pdf,document,.exe</filetypeslist>", text("graderinfo", "Periksa"))

    content = found.content
    assert (content["kind"], content["types"], content["max_mb"]) == ("file", ["pdf", "docx", "odt"], 2)
    assert content["guidance"] == "Periksa"
    assert "file_types" in losses(found)


def test_an_essay_has_word_limits():
    content = only("essay", "<minwordlimit>50</minwordlimit><maxwordlimit>200</maxwordlimit>").content

    assert (content["kind"], content["min_words"], content["max_words"]) == ("essay", 50, 200)


def test_words_that_are_dragged_are_chosen_from_their_group():
    boxes = "".join(
        f"<dragbox><text>{word}</text><group>{group}</group></dragbox>"
        for word, group in (("kucing", 1), ("lari", 2), ("anjing", 1), ("tidur", 2))
    )
    found = only("ddwtos", boxes, stem="Hewan [[1]] sedang [[2]].")

    assert [part for part in found.content["parts"] if isinstance(part, str)] == ["<p>Hewan ", " sedang ", ".</p>"]
    assert [option["text"] for option in found.content["gaps"][0]["options"]] == ["kucing", "anjing"]
    assert "chosen_not_dragged" in losses(found)


@pytest.mark.parametrize(
    ("word", "credit"),
    [("ABSOLUTE_POSITION", "places"), ("0", "places"), ("ALL_OR_NOTHING", "all_or_nothing"), ("1", "neighbours")],
)
def test_steps_are_ordered_by_their_fractions(word, credit):
    grading = f"<gradingtype>{word}</gradingtype>"

    content = only("ordering", answer("dua", 2), answer("satu", 1), answer("sepuluh", 10), grading).content

    assert [step["text"] for step in content["steps"]] == ["satu", "dua", "sepuluh"]
    assert content["credit"] == credit


@pytest.mark.parametrize(
    ("inside", "loss"),
    [
        (text("hint", "Ingat."), "hints"),
        (text("correctfeedback", "Bagus sekali."), "feedback_on_the_whole"),
        ("<defaultgrade>3.0000000</defaultgrade>", "points"),
        ("<shuffleanswers>0</shuffleanswers>", "order_of_answers"),
    ],
)
def test_what_ours_do_not_have_is_named(inside, loss):
    assert loss in losses(only("multichoice", SINGLE, *ONE, inside))


@pytest.mark.parametrize(
    "inside",
    [
        text("correctfeedback", "Your answer is correct."),
        "<defaultgrade>1.0000000</defaultgrade>",
        "<shuffleanswers>1</shuffleanswers>",
        text("hint", ""),
    ],
)
def test_what_is_as_ours_are_is_not_named(inside):
    assert losses(only("multichoice", SINGLE, *ONE, inside)) == set()


def test_formatting_and_pictures_in_answers():
    picture = f'<file name="a.png" encoding="base64">{base64.b64encode(contents.PNG).decode()}</file>'
    pictured = text("answer", '<img src="@@PLUGINFILE@@/a.png" alt="gambar a">', picture, fraction=0)

    found = only("multichoice", SINGLE, answer("<b>a</b>", 100), pictured)

    assert [option["text"] for option in found.content["options"]] == ["a", "gambar a"]
    assert [(image.place, image.alt) for image in found.images] == [("option:o2", "gambar a")]
    assert losses(found) == {"formatting_of_answers"}


def test_only_the_first_picture_of_a_text_is_kept():
    source = f"data:image/png;base64,{base64.b64encode(contents.PNG).decode()}"

    found = only("multichoice", SINGLE, *ONE, stem=f'Apa? <img src="{source}" alt="x"><img src="{source}">')

    assert [(image.place, image.alt) for image in found.images] == [("stem", "x")]
    assert losses(found) == {"more_images"}


@pytest.mark.parametrize(
    ("type_", "inside", "code"),
    [
        ("calculated", ONE, "unknown_type"),
        ("", ONE, "unknown_type"),
        ("multichoice", [SINGLE, answer("a", 100)], "too_few_answers"),
        ("multichoice", [SINGLE, answer("a", 50), answer("b", 0)], "no_full_answer"),
        ("multichoice", [answer("a", 50), answer("b", 0)], "grades_do_not_add_up"),
        ("multichoice", [SINGLE, answer("a", "seratus"), answer("b", 0)], "invalid_grade"),
        ("multichoice", [SINGLE, answer("a", "NaN"), answer("b", 0)], "invalid_grade"),
        ("truefalse", [answer("true", 100)], "no_truth"),
        ("truefalse", [answer("true", 100), answer("false", 100)], "no_full_answer"),
        ("shortanswer", [answer("a", 50)], "no_full_answer"),
        ("numerical", [answer("enam", 100)], "not_a_number"),
        ("numerical", [answer("1e999999999", 100)], "not_a_number"),
        ("matching", [text("subquestion", "a", text("answer", "b"))], "too_few_answers"),
        ("matching", [text("subquestion", row, text("answer", "")) for row in "ab"], "row_without_choice"),
        ("ordering", [answer("a", 1)], "too_few_answers"),
        ("ordering", [answer("a", "x"), answer("b", 2)], "invalid_grade"),
        ("gapselect", [text("selectoption", "a"), text("selectoption", "b")], "no_gap"),
        ("essay", [], "no_text"),
    ],
)
def test_what_can_not_be_asked_is_refused_and_named(type_, inside, code):
    stem = "" if code == "no_text" else "Apa?"

    assert refusal(type_, *inside, stem=stem) == code


def test_a_gap_for_a_choice_that_is_not_there_is_refused():
    choices = [text("selectoption", "a"), text("selectoption", "b")]

    assert refusal("gapselect", *choices, stem="Apa [[3]]?") == "gap_without_choice"


def test_a_question_without_a_name_is_called_by_its_text():
    found = in_quiz(f'<question type="essay">{text("questiontext", "Jelaskan.", format="html")}</question>')

    assert found.questions[0].name == "Jelaskan."
