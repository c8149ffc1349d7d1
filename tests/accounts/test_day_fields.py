"""One field for days in all forms."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.day_fields import DayField


@pytest.mark.parametrize("written", ["2026-11-21", "21-11-2026", "21/11/2026"])
def test_a_day_is_read_as_people_write_it(written):
    assert DayField().clean(written) == datetime.date(2026, 11, 21)


@pytest.mark.parametrize("written", ["9999-12-31", "0001-01-01", "1899-12-31", "31-02-2026", "besok"])
def test_what_is_no_day_of_an_office_is_refused_in_words(written):
    with pytest.raises(ValidationError) as refused:
        DayField().clean(written)

    assert refused.value.messages[0].startswith(("Isikan tanggal", "Tulis tanggal"))
