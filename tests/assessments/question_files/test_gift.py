import pytest

from assessments.question_files.formats.gift.reading import read


def only(text):
    file = read(text)
    assert not file.refused
    [question] = file.questions
    return question


def refusal(text):
    file = read(text)
    assert not file.questions
    [refused] = file.refused
    return refused.reason.code


def test_one_choice_of_several_has_a_sign_of_equality():
    question = only("::Ibu kota::Apa ibu kota Indonesia? {=Jakarta#Tepat. ~Medan ~Surabaya#Bukan.####Lihat peta.}")

    assert question.name == "Ibu kota"
    assert question.content["kind"] == "single_choice"
    assert question.content["stem"] == "<p>Apa ibu kota Indonesia?</p>"
    assert question.content["feedback"] == "Lihat peta."
    assert [(o["text"], o["is_correct"], o["feedback"]) for o in question.content["options"]] == [
        ("Jakarta", True, "Tepat."),
        ("Medan", False, ""),
        ("Surabaya", False, "Bukan."),
    ]


def test_several_choices_have_percentages_only():
    content = only("Pilih {~%50%a ~%50%b ~%-50%c ~%-50%d}").content

    assert content["kind"] == "multiple_response"
    assert content["credit"] == "right_minus_wrong"
    assert [option["is_correct"] for option in content["options"]] == [True, True, False, False]


def test_percentages_of_their_own_become_weights():
    content = only("Pilih {~%50%a ~%50%b ~%-50%c}").content

    assert content["credit"] == "weights"
    assert [option["weight"] for option in content["options"]] == [50, 50, -50]


def test_thirds_make_a_whole_again():
    question = only("Pilih {~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}")

    assert sum(option["weight"] for option in question.content["options"]) == 100
    assert "grades_rounded" in {loss.code for loss in question.losses}


def test_the_first_feedback_on_a_truth_is_for_those_who_err():
    content = only("Bumi datar. {FALSE#Bukan.#Tepat.####Bulat.}").content

    assert content["kind"] == "true_false"
    assert [(o["text"], o["is_correct"], o["feedback"]) for o in content["options"]] == [
        ("Benar", False, "Bukan."),
        ("Salah", True, "Tepat."),
    ]


def test_accepted_texts_have_shares():
    content = only("Isi {=Nazareth =%75%Nazereth#Hampir. =%0%*#Bukan.}").content

    assert content["kind"] == "short_text"
    assert [(each["text"], each["share"]) for each in content["accepted"]] == [
        ("Nazareth", 100),
        ("Nazereth", 75),
        ("*", 0),
    ]


@pytest.mark.parametrize(
    ("answer", "value", "tolerance"),
    [("#1822", "1822", "0"), ("#3.1415:0.0005", "3.1415", "0.0005"), ("#1..5", "3", "2"), ("#=-2:1", "-2", "1")],
)
def test_numbers_have_tolerances_or_bounds(answer, value, tolerance):
    [accepted] = only(f"Berapa? {{{answer}}}").content["accepted"]

    assert (accepted["value"], accepted["tolerance"]) == (value, tolerance)


def test_rows_that_belong_to_nothing_only_offer_a_choice():
    content = only("Jodohkan {=katak -> amfibi =kucing -> mamalia =newt -> amfibi = -> serangga}").content

    assert [(row["text"], row["match"]) for row in content["rows"]] == [
        ("katak", "c1"),
        ("kucing", "c2"),
        ("newt", "c1"),
    ]
    assert [choice["text"] for choice in content["choices"]] == ["amfibi", "mamalia", "serangga"]


def test_steps_stand_in_lines_of_their_own():
    question = only("Urutkan {>3 CONTIGUOUS VERT ALL_OR_NOTHING\nsatu\ndua\ntiga\n####Begitu.\n}")

    assert [step["text"] for step in question.content["steps"]] == ["satu", "dua", "tiga"]
    assert question.content["credit"] == "all_or_nothing"
    assert {loss.code for loss in question.losses} == {"all_steps_are_asked"}


def test_a_question_without_answers_is_an_essay():
    assert only("Jelaskan. {}").content["kind"] == "essay"


def test_answers_in_the_middle_leave_a_blank():
    assert only("Grant {~dikubur =dimakamkan} di makam.").content["stem"] == "<p>Grant _____ di makam.</p>"


def test_escaped_signs_mean_nothing():
    question = only(r"::a\:b::Pilih \{x\} \= \~y \#1 {=\\ ~\~ ~\#\=}")

    assert question.name == "a:b"
    assert question.content["stem"] == "<p>Pilih {x} = ~y #1</p>"
    assert [option["text"] for option in question.content["options"]] == ["\\", "~", "#="]


def test_formats_in_brackets_are_understood():
    content = only("[html]<p>Apa <b>itu</b>?</p>{=[plain]<i> ~[html]<i>x</i>}").content

    assert content["stem"] == "<p>Apa <b>itu</b>?</p>"
    assert [option["text"] for option in content["options"]] == ["<i>", "x"]


def test_categories_hold_until_the_next_one():
    file = read("$CATEGORY: $course$/top/A/B//C\n\nx{T}\n\ny{F}\n\n$CATEGORY: D\n\nz{T}\n")

    assert [question.category for question in file.questions] == [["A", "B/C"], ["A", "B/C"], ["D"]]


def test_comments_carry_code_and_tags():
    question = only("// question: 25\n// [id:SOAL-7] [tag:sandi] [tag:bimtek:difficulty=hard]\nx{T}")

    assert (question.code, question.tags, question.content["difficulty"]) == ("SOAL-7", ["sandi"], "hard")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hanya teks.", "text_without_answer"),
        ("Apa? {=a ~b", "braces"),
        ("Apa? {=a} dan {=b}", "braces"),
        ("Apa? {~%33%a ~%67%b}", "invalid_grade"),
        ("Apa? {~%50%a ~%25%b}", "grades_do_not_add_up"),
        ("Apa? {~%50%a =%50%b}", "no_full_answer"),
        ("Apa? {~a}", "too_few_answers"),
        ("Apa? {~a ~b}", "no_full_answer"),
        ("Apa? {#satu}", "not_a_number"),
        ("{=a ~b}", "no_text"),
        ("Apa? {=a -> b =c}", "row_without_choice"),
        (f"Apa? {{=a ~{'x' * 501}}}", "answer_too_long"),
    ],
)
def test_what_nobody_could_answer_is_refused_and_named(text, code):
    assert refusal(f"::Nama::{text}") == code
    assert read(f"::Nama::{text}").refused[0].name == "Nama"
