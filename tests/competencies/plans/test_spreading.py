"""Deadlines over what is left of a year."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from competencies.plans.spreading import days_of, open_years, spread

days = st.dates(datetime.date(2025, 1, 1), datetime.date(2028, 12, 31))


@given(st.integers(1, 60), days, days)
def test_deadlines_rise_within_the_span_and_end_on_its_last_day(number, one, other):
    first, last = sorted([one, other])

    found = spread(number, first, last)

    assert len(found) == number
    assert found == sorted(found)
    assert first <= found[0]
    assert found[-1] == last


def test_four_courses_over_a_year_are_due_once_a_quarter():
    found = spread(4, datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))

    assert [day.month for day in found] == [4, 7, 10, 12]


def test_nothing_is_due_before_today_or_outside_the_year():
    today = datetime.date(2026, 11, 21)

    assert days_of(2026, today) == (today, datetime.date(2026, 12, 31))
    assert days_of(2027, today) == (datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    assert open_years(today) == (2026, 2027)
