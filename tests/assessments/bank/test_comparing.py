import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.bank.comparing import ADDED, REMOVED, SAME, changes, pieces

texts = st.text(alphabet="ab c", max_size=30)


def content(*options, **fields):
    return {"stem": "<p>Apa langkah pertama?</p>", "options": list(options), **fields}


def option(key, text, **fields):
    return {"id": key, "text": text, **fields}


def test_only_what_changed_is_named():
    before = content(option("a", "Melapor"), difficulty="easy")
    after = content(option("a", "Melapor"), difficulty="hard")

    assert [change.place for change in changes(before, after)] == [("difficulty",)]


def test_words_are_compared_and_not_letters():
    found = changes(content(source="Buku panduan lama"), content(source="Buku pedoman lama"))

    assert found[0].pieces == [(SAME, "Buku"), (REMOVED, "panduan"), (ADDED, "pedoman"), (SAME, "lama")]


def test_marks_of_layout_make_no_difference():
    assert changes(content(), {**content(), "stem": "<p>Apa <b>langkah</b>\n pertama?</p>"}) == []


def test_an_answer_that_moved_is_compared_with_itself():
    before = content(option("a", "Melapor"), option("b", "Membuka"))
    after = content(option("b", "Membuka tautan"), option("a", "Melapor"))

    found = changes(before, after)

    assert [(change.place, change.pieces) for change in found] == [
        (("options", 2, "text"), [(SAME, "Membuka"), (ADDED, "tautan")])
    ]


def test_a_new_answer_comes_after_those_there_were():
    before = content(option("a", "Melapor"), option("b", "Membuka"))
    after = content(option("c", "Menghapus"), option("b", "Membuka"))

    places = {change.place: change.pieces for change in changes(before, after)}

    assert places == {
        ("options", 3, "text"): [(ADDED, "Menghapus")],
        ("options", 1, "text"): [(REMOVED, "Melapor")],
    }


@pytest.mark.parametrize(("old", "new"), [(True, False), (False, True)])
def test_yes_and_no_are_told_apart(old, new):
    found = changes(content(option("a", "x", is_correct=old)), content(option("a", "x", is_correct=new)))

    assert [change.place for change in found] == [("options", 1, "is_correct")]


def test_a_field_that_was_not_there_before_is_all_new():
    found = changes(content(), content(case={"title": "Surel", "body": "<p>Dari bank</p>"}))

    assert [(change.place, change.pieces) for change in found] == [
        (("case", "title"), [(ADDED, "Surel")]),
        (("case", "body"), [(ADDED, "Dari bank")]),
    ]


@given(texts, texts)
def test_the_pieces_tell_both_texts(before, after):
    found = pieces(before, after)

    assert " ".join(words for act, words in found if act != ADDED) == " ".join(before.split())
    assert " ".join(words for act, words in found if act != REMOVED) == " ".join(after.split())
