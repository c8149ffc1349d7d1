import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.numbering import (
    DEFAULT_PATTERN,
    ROMAN_MONTHS,
    MalformedPattern,
    NumberFacts,
    certificate_number,
    check_pattern,
)


def facts(**changes):
    usual = {
        "sequence": 42,
        "classification": "893.3",
        "agency": "BPSDM",
        "course": "LDA-101",
        "day": datetime.date(2026, 11, 21),
    }
    return NumberFacts(**{**usual, **changes})


def test_the_default_pattern_gives_the_usual_official_number():
    assert certificate_number(DEFAULT_PATTERN, facts()) == "893.3/00042/BPSDM/XI/2026"


def test_every_token_has_its_value():
    pattern = "{klasifikasi}|{urut}|{urut:3}|{instansi}|{kode}|{bulan}|{bulan_romawi}|{tahun}"

    number = certificate_number(pattern, facts(day=datetime.date(2026, 3, 1)))

    assert number == "893.3|42|042|BPSDM|LDA-101|03|III|2026"


def test_a_sequence_longer_than_its_width_is_not_cut():
    assert certificate_number("{urut:2}/{tahun}", facts(sequence=12345)) == "12345/2026"


def test_a_value_with_braces_is_not_read_as_a_token():
    assert certificate_number("{urut}/{instansi}/{tahun}", facts(agency="{kode}")) == "42/{kode}/2026"


@pytest.mark.parametrize(
    "pattern",
    [
        "{urut}/{tahun}/{nomor}",
        "{urut}/{tahun}/{}",
        "{urut}/{tahun}/{tahun:4}",
        "{urut:0}/{tahun}",
        "{urut:12}/{tahun}",
        "{urut:}/{tahun}",
        "{urut}/{tahun",
        "{urut}}/{tahun}",
        "{tahun}",
        "{urut}",
        "",
    ],
)
def test_a_pattern_that_could_not_number_a_year_is_refused(pattern):
    with pytest.raises(MalformedPattern):
        check_pattern(pattern)


def test_the_months_are_roman():
    assert ROMAN_MONTHS[3] == "IV"
    assert ROMAN_MONTHS[8] == "IX"
    assert len(ROMAN_MONTHS) == 12


@given(first=st.integers(1, 10**6), second=st.integers(1, 10**6))
def test_different_sequences_never_get_the_same_number(first, second):
    numbers = {certificate_number(DEFAULT_PATTERN, facts(sequence=each)) for each in (first, second)}

    assert len(numbers) == len({first, second})
