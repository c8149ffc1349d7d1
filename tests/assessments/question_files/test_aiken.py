from assessments.question_files.formats import aiken
from tests.assessments.question_files import contents

TEXT = """Apa ibu kota
Indonesia?
A) Surabaya
B. Jakarta
ANSWER: B

Hanya satu jawaban
A) satu
ANSWER: A

A) tanpa soal

Tidak selesai
A) satu
B) dua

Kunci yang lain
A) satu
B) dua
ANSWER: C
"""


def test_a_question_has_lines_letters_and_a_key():
    file = aiken.read(TEXT)

    [question] = file.questions
    assert question.content["stem"] == "<p>Apa ibu kota Indonesia?</p>"
    assert [(o["text"], o["is_correct"]) for o in question.content["options"]] == [
        ("Surabaya", False),
        ("Jakarta", True),
    ]


def test_what_breaks_off_is_refused_and_named():
    refused = [(each.name, each.reason.code) for each in aiken.read(TEXT).refused]

    assert refused == [
        ("Hanya satu jawaban", "too_few_answers"),
        ("A) tanpa soal", "not_started"),
        ("Tidak selesai", "no_answer_line"),
        ("Kunci yang lain", "key_without_answer"),
    ]


def test_a_line_is_text_and_never_html():
    file = aiken.read("Apa arti <b>?\nA) tebal\nB) <i>\nANSWER: A\n")

    assert file.questions[0].content["stem"] == "<p>Apa arti &lt;b&gt;?</p>"
    assert file.questions[0].content["options"][1]["text"] == "<i>"


def test_only_choices_of_one_are_written_and_losses_are_named():
    written = aiken.write([contents.in_file(contents.single_choice()), contents.in_file(contents.essay(), name="Esai")])

    assert [(each.name, each.reason.code) for each in written.left_out] == [("Esai", "kind_not_in_format")]
    losses = {loss.code for loss in written.losses["Soal 1: {uji}"]}
    assert losses == {"formatting", "feedback", "only_text_and_key"}


def test_a_stem_that_looks_like_an_answer_is_kept_apart():
    content = contents.single_choice(stem="<p>A) adalah pilihan apa?</p>")

    [question] = aiken.read(aiken.write([contents.in_file(content)]).data.decode()).questions

    assert question.content["stem"] == "<p>“A) adalah pilihan apa?”</p>"
