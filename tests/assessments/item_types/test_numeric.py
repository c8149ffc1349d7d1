from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.item_types import item_type
from assessments.item_types.quantities import quantity

METRES = [{"text": "m", "factor": "1"}, {"text": "km", "factor": "1000"}, {"text": "cm", "factor": "0.01"}]
DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


def content(value="1234.5", tolerance="0", **changes):
    accepted = [{"value": value, "tolerance": tolerance, "share": 100, "feedback": "Tepat."}]
    return {"kind": "numeric", "accepted": accepted, "units": [], "unit_required": False, **changes}


def share(question, text):
    return item_type("numeric").share(question, [text])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("5,", "5"),
        ("1.234.", "1234"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("- 3", "-3"),
        ("+3", "3"),
        ("1e3", "1000"),
        ("1,5E-2", "0.015"),
        ("007", "7"),
        ("5000,-", "5000"),
    ],
)
def test_numbers_are_read_as_people_here_type_them(text, value):
    assert quantity(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tiga",
        "1.23.4",
        "1,5,3",
        "1.234,5.6",
        "1,23.456,7",
        "12 34",
        "5 km",
        "1e100",
        "3-4",
        "½",
        "٣",
        "1/2",
        "0x10",
    ],
)
def test_what_makes_no_sense_is_no_number(text):
    assert quantity(text) is None


@given(DECIMALS)
def test_a_number_earns_the_same_with_a_decimal_comma_and_with_thousands_parted(value):
    english = f"{value:,.3f}"
    indonesian = english.translate(str.maketrans(",.", ".,"))

    assert quantity(indonesian) == Fraction(value)
    assert quantity(indonesian.replace(".", "")) == Fraction(value)
    assert quantity(indonesian.replace(".", " ")) == Fraction(value)


@given(DECIMALS, st.decimals(min_value=0, max_value=100, places=2), DECIMALS)
def test_what_lies_within_the_tolerance_earns_everything(value, tolerance, typed):
    question = content(str(value), str(tolerance))

    assert share(question, f"{typed:f}".replace(".", ",")) == int(abs(typed - value) <= tolerance)


@pytest.mark.parametrize(("text", "expected"), [("9,9", 1), ("10,1", 1), ("10,11", 0), ("9,89", 0)])
def test_the_tolerance_holds_on_both_sides_and_at_its_edge(text, expected):
    assert share(content("10", "0.1"), text) == expected


@pytest.mark.parametrize(
    "text", ["1.234,5 m", "1234,5m", "1,2345 km", "123450 cm", "1234,5", "m 1234,5", "1234,5 M", "1234,5 m."]
)
def test_a_unit_is_reckoned_in(text):
    assert share(content(units=METRES), text) == 1


@pytest.mark.parametrize("text", ["1234,5 km", "1234,5 mil", "m 1234,5 m", "1234,5 m m", "km"])
def test_a_wrong_or_unknown_unit_earns_nothing(text):
    assert share(content(units=METRES), text) == 0


def test_a_unit_where_none_is_known_earns_nothing():
    assert share(content(), "1234,5 m") == 0


def test_a_required_unit_must_be_there():
    question = content(units=METRES, unit_required=True)

    assert (share(question, "1234,5"), share(question, "1234,5 m")) == (0, 1)


@pytest.mark.parametrize(
    "text", ["Rp 1.500.000", "Rp1.500.000", "Rp. 1.500.000", "Rp.1.500.000,-", "rp 1500000", "1,5 juta"]
)
def test_money_is_read_with_its_sign_before_or_behind(text):
    units = [{"text": "Rp", "factor": "1"}, {"text": "juta", "factor": "1000000"}]

    assert share(content("1500000", units=units), text) == 1


def test_capitals_of_a_unit_count_where_they_tell_units_apart():
    units = [{"text": "MW", "factor": "1"}, {"text": "mW", "factor": "0.000000001"}]

    assert (share(content("5", units=units), "5 MW"), share(content("5", units=units), "5 mW")) == (1, 0)
    assert share(content("5", units=units), "5 mw") == 0


def test_a_raised_digit_in_a_unit_may_be_typed_plainly():
    assert share(content("5", units=[{"text": "m²", "factor": "1"}]), "5 m2") == 1


def test_the_highest_share_that_is_met_counts():
    near = {"value": "10", "tolerance": "2", "share": 50, "feedback": "Hampir."}
    exact = {"value": "10", "tolerance": "0", "share": 100, "feedback": "Tepat."}
    question = content(accepted=[near, exact])

    assert [share(question, text) for text in ("10", "11", "13")] == [1, Fraction(1, 2), 0]
    assert item_type("numeric").feedback_on(question, ["11"]) == ["Hampir."]


@given(DECIMALS, st.booleans())
def test_the_right_answer_is_written_so_that_it_earns_everything(value, has_units):
    question = content(str(value), units=METRES if has_units else [], unit_required=has_units)

    assert share(question, item_type("numeric").right_answer(question)[0]) == 1


def test_the_right_answer_has_a_decimal_comma_and_the_base_unit():
    assert item_type("numeric").right_answer(content(units=METRES)) == ["1234,5 m"]


@pytest.mark.parametrize(
    "text", ["9" * 500, "1e9999999", "1e-9999999", "1." * 250, "1 " * 250, "-" * 500, "1e99" * 100]
)
def test_no_number_takes_long(text):
    began = perf_counter()

    assert quantity(text) in {None, Fraction(Decimal("1"))}
    assert perf_counter() - began < 0.5


def test_values_and_tolerances_are_secret():
    assert {"1234.5", "0.25", "Tepat."} <= set(item_type("numeric").secrets(content(tolerance="0.25")))
