import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.numbering import (
    COURSE_PATTERN,
    DEFAULT_PATTERN,
    ROMAN_MONTHS,
    MalformedPattern,
    NumberFacts,
    certificate_number,
    check_pattern,
    cohort_code,
    longest,
    strangers,
)


def facts(**changes):
    usual = {
        "sequence": 42,
        "classification": "893.3",
        "agency": "BPSDM",
        "course": "LDA-101",
        "cohort": "Angkatan XII",
        "year": 2026,
        "month": 11,
    }
    return NumberFacts(**{**usual, **changes})


def test_the_default_pattern_gives_the_usual_official_number():
    assert certificate_number(DEFAULT_PATTERN, facts()) == "893.3/00042/BPSDM/XI/2026"


def test_every_token_has_its_value():
    pattern = "{klasifikasi}|{urut}|{urut:3}|{instansi}|{kode}|{angkatan}|{bulan}|{bulan_romawi}|{tahun}"

    number = certificate_number(pattern, facts(month=3))

    assert number == "893.3|42|042|BPSDM|LDA-101|XII|03|III|2026"


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


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Angkatan XII 2026", "XII_2026"),
        ("Angkatan", ""),
        ("Gelombang 1/2026 (pagi)", "Gelombang_1_2026_pagi"),
        ("A" * 90, "A" * 30),
    ],
)
def test_a_cohort_is_named_briefly_in_a_number(name, code):
    assert cohort_code(name) == code


def test_a_number_of_no_course_or_cohort_says_so():
    number = certificate_number("{urut}/{kode}/{angkatan}/{tahun}", facts(course="", cohort=""))

    assert number == "42/-/-/2026"


def test_a_series_of_one_course_has_to_name_it():
    check_pattern(DEFAULT_PATTERN)
    with pytest.raises(MalformedPattern, match="kode"):
        check_pattern(DEFAULT_PATTERN, is_of_one_course=True)
    check_pattern(COURSE_PATTERN, is_of_one_course=True)


@pytest.mark.parametrize(
    ("pattern", "length"),
    [
        ("{urut}/{tahun}", 15),
        ("{urut:5}/{tahun}", 15),
        ("{urut}/{tahun}/{klasifikasi}/{instansi}", 27),
        ("{urut}/{tahun}/{kode}/{angkatan}", 67),
        ("{urut}/{tahun}/{bulan}/{bulan_romawi}", 23),
    ],
)
def test_the_longest_number_of_a_pattern_is_known_beforehand(pattern, length):
    assert longest(pattern, classification="893.3", agency="BPSDM") == length


def test_no_number_is_longer_than_was_foreseen():
    widest = facts(sequence=2_147_483_647, course="K" * 20, cohort="A" * 90, month=8)
    pattern = "{urut}{kode}{angkatan}{bulan_romawi}{bulan}{klasifikasi}{instansi}{tahun}"

    number = certificate_number(pattern, widest)

    assert len(number) == longest(pattern, classification="893.3", agency="BPSDM")


@pytest.mark.parametrize("stranger", ["\n", "\r", "\t", "\0", "\u202e", "\u200b", "\u00a0", "\u0410", "\uff11"])
def test_what_is_not_on_every_keyboard_is_a_stranger_to_numbers(stranger):
    assert strangers(f"12{stranger}/SK 2026 (a)~") == [stranger]
