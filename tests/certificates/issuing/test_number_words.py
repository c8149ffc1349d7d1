import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.number_words import DIGITS, in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (24, "dua puluh empat"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (917, "sembilan ratus tujuh belas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (2024, "dua ribu dua puluh empat"),
        (100_000, "seratus ribu"),
    ],
)
def test_numbers_are_read_as_people_say_them(number, words):
    assert in_words(number) == words


def test_every_number_has_words_of_its_own():
    assert len({in_words(number) for number in range(1000)}) == 1000


@given(st.integers(21, 99).filter(lambda number: number % 10))
def test_tens_and_ones_are_named_in_turn(number):
    assert in_words(number).split() == [DIGITS[number // 10], "puluh", DIGITS[number % 10]]


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_numbers_beyond_the_words_are_refused(number):
    with pytest.raises(ValueError, match="between 0 and 999"):
        in_words(number)
