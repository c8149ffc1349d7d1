"""Tables as people fill them in."""

import pytest

from accounts.spreadsheets import write_xlsx
from assessments.question_files import reading, sheets
from assessments.question_files.formats.tables import reading as rows


def table(*rows):
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return write_xlsx("Soal", headings, [[row.get(heading, "") for heading in headings] for row in rows])


def read(**cells):
    return reading.read(table({name.replace("_", " "): value for name, value in cells.items()}))


def only(**cells):
    file = read(**{"Soal": "Apa?", "Jawaban_A": "satu", "Jawaban_B": "dua", "Kunci": "A"} | cells)
    assert not file.refused
    return file.questions[0]


def refusal(**cells):
    return (
        read(**{"Soal": "Apa?", "Jawaban_A": "satu", "Jawaban_B": "dua", "Kunci": "A"} | cells).refused[0].reason.code
    )


def test_a_plain_row_is_a_single_choice():
    question = only(Umpan_balik_A="Tepat.", Umpan_balik_umum="Lihat modul.")

    assert question.content["kind"] == "single_choice"
    assert [(o["text"], o["is_correct"], o["feedback"]) for o in question.content["options"]] == [
        ("satu", True, "Tepat."),
        ("dua", False, ""),
    ]
    assert question.content["feedback"] == "Lihat modul."


def test_several_letters_in_the_key_take_several_answers():
    content = only(Jawaban_C="tiga", Kunci="a, c").content

    assert content["kind"] == "multiple_response"
    assert [option["is_correct"] for option in content["options"]] == [True, False, True]


def test_percentages_in_the_key_are_weights():
    content = only(Jenis_soal="Pilihan ganda kompleks", Jawaban_C="tiga", Kunci="A = 60%; B=40; C=-20").content

    assert content["credit"] == "weights"
    assert [option["weight"] for option in content["options"]] == [60, 40, -20]


@pytest.mark.parametrize(("key", "is_true"), [("Benar", True), ("SALAH", False), ("ya", True), ("tidak", False)])
def test_a_truth_needs_no_answers(key, is_true):
    content = only(Jenis_soal="Benar/Salah", Jawaban_A="", Jawaban_B="", Kunci=key).content

    assert [option["is_correct"] for option in content["options"]] == [is_true, not is_true]


def test_rows_and_choices_stand_beside_an_arrow():
    content = only(Jenis_soal="menjodohkan", Jawaban_A="a -> 1", Jawaban_B="b->2", Jawaban_C="-> 3", Kunci="").content

    assert [row["text"] for row in content["rows"]] == ["a", "b"]
    assert [choice["text"] for choice in content["choices"]] == ["1", "2", "3"]


def test_numbers_are_read_as_they_are_written_here():
    content = only(Jenis_soal="angka", Jawaban_A="1.250,5 ± 0,5", Jawaban_B="", Kunci="", Satuan="m = 1; km = 1.000")

    [accepted] = content.content["accepted"]
    assert (accepted["value"], accepted["tolerance"]) == ("1250.5", "0.5")
    assert [unit["factor"] for unit in content.content["units"]] == ["1", "1000"]


def test_a_number_that_the_spreadsheet_keeps_as_one_is_not_taken_for_thousands():
    assert reading_of(1.234) == "1.234"
    assert reading_of(1234) == "1234"


def reading_of(raw):
    values = {"stem": "Berapa?", "kind": "angka", "answer_a": raw}
    return rows.read(values).content["accepted"][0]["value"]


def test_words_say_what_the_question_is_like():
    question = only(
        Kode="K-1",
        Kategori="Keamanan > Sandi",
        Tingkat_kesulitan="Sukar",
        Tingkat_kognitif="C4",
        Tag="sandi, akun",
        Kompetensi="AMAN.3",
        Sumber="Modul 2",
    )

    content = question.content
    assert (question.code, question.category, question.tags) == ("K-1", ["Keamanan", "Sandi"], ["sandi", "akun"])
    assert (content["difficulty"], content["cognitive_level"], content["source"]) == ("hard", "analyse", "Modul 2")
    assert content["competency"] == {"framework": "", "code": "AMAN.3"}


def test_a_word_that_means_nothing_is_named():
    question = only(Tingkat_kesulitan="setengah mati")

    assert question.content["difficulty"] == "medium"
    assert [loss.code for loss in question.losses] == ["word_unknown"]


def test_text_about_tags_stays_text():
    question = only(Soal="Apa arti <b>?\n\nPilih satu.", Jawaban_A="<b>")

    assert question.content["stem"] == "<p>Apa arti &lt;b&gt;?</p><p>Pilih satu.</p>"
    assert question.content["options"][0]["text"] == "<b>"


def test_a_rubric_has_a_line_for_each_criterion():
    content = only(Jenis_soal="uraian", Rubrik="Isi: lengkap = 3 | kurang = 1\nBahasa: baku = 2 | tidak = 0").content

    assert [criterion["name"] for criterion in content["rubric"]] == ["Isi", "Bahasa"]
    assert [level["points"] for level in content["rubric"][0]["levels"]] == [3, 1]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Jenis_soal": "tebak-tebakan"}, "kind_unknown"),
        ({"Kunci": "Z"}, "key_without_answer"),
        ({"Kunci": "yang pertama"}, "key_not_understood"),
        ({"Kunci": ""}, "no_full_answer"),
        ({"Jawaban_B": ""}, "too_few_answers"),
        ({"Jawaban_A": "#REF!"}, "spreadsheet_error"),
        ({"Jenis_soal": "menjodohkan"}, "row_without_choice"),
        ({"Jenis_soal": "angka"}, "not_a_number"),
        ({"Jenis_soal": "angka", "Jawaban_A": "1", "Jawaban_B": "2", "Satuan": "meter"}, "unit_not_understood"),
        ({"Jenis_soal": "uraian", "Rubrik": "Isi lengkap"}, "rubric_not_understood"),
        ({"Jenis_soal": "benar salah", "Jawaban_A": "", "Jawaban_B": "", "Kunci": "mungkin"}, "no_truth"),
        ({"Jenis_soal": "teks rumpang", "Teks_rumpang": "tanpa rumpang"}, "no_gap"),
    ],
)
def test_a_row_that_can_not_be_asked_is_refused_and_named(cells, code):
    assert refusal(**cells) == code


def test_a_refused_row_is_called_by_its_code_text_or_number():
    names = [
        each.name for each in reading.read(table({"Soal": "", "Kunci": "A"}, {"Soal": "Apa?", "Kunci": "A"})).refused
    ]

    assert names == ["Baris 2", "Apa?"]


def test_more_answers_make_more_columns():
    content = only(**{f"Jawaban_{letter}": letter for letter in "ABCDEFGHIJ"}).content
    question = only()
    question.content = content

    [again] = reading.read(sheets.write([question]).data).questions

    assert len(again.content["options"]) == 10
