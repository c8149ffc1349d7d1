import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import codes

some_code = st.text(codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)


def test_a_new_code_has_sixty_random_bits():
    many = {codes.new_code() for _ in range(500)}

    assert len(many) == 500
    assert all(re.match(codes.PATTERN, code) for code in many)
    assert {character for code in many for character in code} == set(codes.ALPHABET)


@given(some_code)
def test_a_code_survives_print_and_retyping(code):
    assert codes.parse(codes.grouped(code).lower()) == code


@pytest.mark.parametrize(
    "typed",
    [
        "7f3k92qd0zx1",
        "7F3K-92QD-0ZX1",
        " 7F3K 92QD 0ZX1 ",
        "7F3K–92QD–OZXI",
        "7f3k-92qd-ozxl",
        "https://bimtek.example/v/7F3K92QD0ZX1",
        "HTTPS://BIMTEK.EXAMPLE/V/7F3K92QD0ZX1/",
    ],
)
def test_what_people_type_or_paste_is_understood(typed):
    assert codes.parse(typed) == "7F3K92QD0ZX1"


@pytest.mark.parametrize("typed", ["", "7F3K", "7F3K92QD0ZX10", "7F3K92QD0ZXU", "7F3K92QD0ZX!", "７Ｆ３Ｋ92QD0ZX1"])
def test_what_cannot_be_a_code_is_refused(typed):
    with pytest.raises(codes.MalformedCode):
        codes.parse(typed)


def test_the_refusal_says_what_to_check():
    with pytest.raises(codes.MalformedCode) as refusal:
        codes.parse("7F3K92QD0ZXU")

    assert "U" in refusal.value.messages[0]


@given(st.text(max_size=300))
def test_any_text_is_either_a_code_or_refused(text):
    try:
        assert re.match(codes.PATTERN, codes.parse(text))
    except codes.MalformedCode:
        pass
