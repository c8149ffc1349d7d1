import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.identity_numbers import (
    MalformedNumber,
    disagreement,
    grouped,
    mask,
    normalise,
    parse,
    validate_identity_number,
)

NIP = "199001012021012001"
NI_PPPK = "199001012022212001"

separators = st.text(alphabet=" .-'’\u00a0\u200b\t", max_size=3)


@st.composite
def numbers(draw):
    birth_date = draw(st.dates(datetime.date(1950, 1, 1), datetime.date(2010, 12, 31)))
    year = draw(st.integers(1970, 2040))
    month_or_contract = draw(st.integers(1, 12) | st.integers(21, 99))
    sex, sequence = draw(st.integers(1, 2)), draw(st.integers(1, 999))
    return f"{birth_date:%Y%m%d}{year}{month_or_contract:02d}{sex}{sequence:03d}"


@given(number=numbers(), between=st.lists(separators, min_size=18, max_size=18))
def test_a_valid_number_survives_whatever_people_put_between_its_digits(number, between):
    typed = "".join(digit + separator for digit, separator in zip(number, between, strict=True))

    assert parse(typed).text == number


@given(number=numbers())
def test_a_grouped_number_reads_as_the_same_number(number):
    assert parse(grouped(number)).text == number
    assert normalise(grouped(number)) == number


def test_a_nip_tells_birth_date_appointment_and_sex():
    read = parse(NIP)

    assert read.birth_date == datetime.date(1990, 1, 1)
    assert read.appointment_year == 2021
    assert read.is_female
    assert not read.is_pppk
    assert read.warnings == ()


def test_from_21_on_digits_13_and_14_count_contracts():
    assert parse(NI_PPPK).is_pppk
    assert not parse(NIP).is_pppk


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("19900101202101200", "length"),
        ("1990010120210120011", "length"),
        ("19900101202101200A", "length"),
        ("١٩٩٠٠١٠١٢٠٢١٠١٢٠٠١", "length"),
        ("1.99001012021012E+17", "scientific"),
        ("1,99001E+17", "scientific"),
        ("199001012021012e17", "length"),
        ("199001012021012000", "damaged"),
        ("199002302021012001", "birth_date"),
        ("000001012021012001", "birth_date"),
        ("199013012021012001", "birth_date"),
        ("199001012021002001", "month"),
        ("199001012021132001", "month"),
        ("199001012021202001", "month"),
        ("199001012021013001", "sex"),
        ("199001012021010001", "sex"),
    ],
)
def test_a_number_that_cannot_be_one_is_refused_with_its_reason(text, code):
    with pytest.raises(MalformedNumber) as refusal:
        parse(text)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "text",
    ["19900101 202101 2 001", "19900101.202101.2.001", " '199001012021012001", "19900101\u00a0202101\u00a02\u00a0001"],
)
def test_separators_of_decrees_and_spreadsheets_do_no_harm(text):
    assert parse(text).text == NIP


def test_the_refusal_of_a_short_number_says_how_many_digits_it_has():
    with pytest.raises(MalformedNumber) as refusal:
        parse("1990 0101 2021")

    assert "12" in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("number", "is_odd"),
    [
        ("199001012005012001", True),
        ("199001012006012001", False),
        ("199001012050012001", False),
        ("199001012051012001", True),
        ("199001011989012001", True),
    ],
)
def test_an_odd_age_at_appointment_is_a_warning_and_no_refusal(number, is_odd):
    assert bool(parse(number).warnings) == is_odd


def test_model_fields_take_the_bare_digits_only():
    validate_identity_number(NIP)

    with pytest.raises(MalformedNumber) as refusal:
        validate_identity_number(grouped(NIP))
    assert refusal.value.code == "separators"


def test_a_number_is_shown_in_the_groups_of_the_official_notation():
    assert grouped(NIP) == "19900101 202101 2 001"


def test_a_masked_number_shows_the_year_of_birth_only():
    assert mask(NIP) == "1990•••• •••••• • •••"


@pytest.mark.parametrize(
    ("number", "is_pppk", "is_odd"),
    [(NIP, False, False), (NIP, True, True), (NI_PPPK, True, False), (NI_PPPK, False, True)],
)
def test_a_number_that_does_not_suit_the_status_is_odd(number, is_pppk, is_odd):
    assert bool(disagreement(number, is_pppk=is_pppk)) == is_odd
