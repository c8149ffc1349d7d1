import datetime

import pytest

from accounts.spreadsheets import MalformedDate, clean_text, read_date

LAST_DAY = datetime.date(2026, 12, 31)


@pytest.mark.parametrize(
    "cell",
    [
        "31-12-2026",
        "31/12/2026",
        "31.12.2026",
        "2026-12-31",
        "2026-12-31 00:00:00",
        "31 Desember 2026",
        "31 DES 2026",
        "31-Dec-2026",
        " 46387 ",
        46387,
        46387.0,
        datetime.date(2026, 12, 31),
        datetime.datetime(2026, 12, 31, 8, 30),  # noqa: DTZ001 - as openpyxl gives it
    ],
)
def test_a_day_is_read_in_every_form_that_offices_write(cell):
    assert read_date(cell) == LAST_DAY


@pytest.mark.parametrize(
    "cell", ["31-02-2026", "12/31/2026", "31-12-26", "2026", "besok", "31 Smarch 2026", "nan", "inf", 1]
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(MalformedDate):
        read_date(cell)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–"])
def test_an_empty_cell_is_no_day(cell):
    assert read_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Siti   Aminah\n", "Siti Aminah"),
        ("Siti\u00a0Aminah\u200b", "Siti Aminah"),
        ("e\u0301", "é"),
        (7.0, "7"),
        (1.99001012021012e17, "1.99001012021012e+17"),
        ("-", ""),
        ("'007", "007"),
        ("'-", ""),
    ],
)
def test_text_loses_the_traces_of_copying(cell, text):
    assert clean_text(cell) == text
