import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.bank.similarity import alike, likeness, shingles

STEM = "<p>Anda menerima surel yang meminta kata sandi. Apa langkah pertama Anda?</p>"


@pytest.mark.parametrize(
    "other",
    [
        "anda menerima SUREL yang meminta kata sandi, apa langkah pertama anda",
        "<p>Anda menerima <b>surel</b> yang meminta kata sandi.</p><p>Apa langkah pertama Anda?</p>",
        "<p>Anda menerima pesan yang meminta kata sandi. Apa langkah pertama Anda?</p>",
    ],
)
def test_a_question_in_nearly_the_same_words_is_found(other):
    assert [key for key, _share in alike(STEM, [("x", other)])] == ["x"]


@pytest.mark.parametrize(
    "other",
    ["", "<p>Apa langkah pertama Anda?</p>", "<p>Berapa panjang kata sandi yang dianjurkan?</p>"],
)
def test_another_question_is_not(other):
    assert alike(STEM, [("x", other)]) == []


def test_the_most_alike_come_first():
    near = STEM.replace("pertama", "kedua")

    assert [key for key, _share in alike(STEM, [("near", near), ("same", STEM)])] == ["same", "near"]


def test_short_questions_are_alike_only_as_a_whole():
    assert likeness(shingles("Apa itu?"), shingles("apa itu")) == 1
    assert likeness(shingles("Apa itu?"), shingles("Siapa itu?")) == 0


@given(st.text(), st.text())
def test_likeness_is_a_share_and_has_no_direction(one, other):
    share = likeness(shingles(one), shingles(other))

    assert 0 <= share <= 1
    assert share == likeness(shingles(other), shingles(one))


def test_five_thousand_questions_are_looked_through_in_a_moment():
    bank = [(number, STEM.replace("kata sandi", f"berkas {number} dan alamat")) for number in range(5000)]
    began = time.process_time()

    alike(STEM, bank)

    assert time.process_time() - began < 1
