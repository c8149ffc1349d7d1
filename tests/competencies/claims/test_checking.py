import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.claims import checking
from competencies.claims.checking import Training

TODAY = datetime.date(2026, 11, 21)
DAY = datetime.timedelta(days=1)
USUAL = Training(
    started_on=datetime.date(2026, 3, 2),
    ended_on=datetime.date(2026, 3, 6),
    certified_on=datetime.date(2026, 3, 6),
    stated_hours=20,
    certificate_number="SERT-001/LC/2026",
)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31))


def codes(training, **facts):
    return [(each.field, each.code) for each in checking.problems(training, today=TODAY, **facts)]


def odd(training, **facts):
    return {each.code for each in checking.oddities(training, today=TODAY, **facts)}


def test_a_usual_training_has_no_problem():
    assert codes(USUAL, born_on=datetime.date(1990, 2, 28)) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"ended_on": USUAL.started_on - DAY}, ("ended_on", "ends_before_start")),
        ({"started_on": TODAY + DAY, "ended_on": TODAY + DAY}, ("started_on", "in_the_future")),
        ({"ended_on": TODAY + DAY}, ("ended_on", "not_over_yet")),
        ({"started_on": datetime.date(2018, 1, 1)}, ("ended_on", "too_long")),
        ({"stated_hours": 0}, ("stated_hours", "hours_out_of_range")),
        ({"stated_hours": 2001}, ("stated_hours", "hours_out_of_range")),
        ({"stated_hours": 161}, ("stated_hours", "more_than_days_have")),
        ({"minutes": 0}, ("minutes", "minutes_out_of_range")),
        ({"minutes": 120_001}, ("minutes", "minutes_out_of_range")),
        ({"minutes": 5 * 24 * 60 + 1}, ("minutes", "more_than_days_have")),
        ({"occasions": 0}, ("occasions", "occasions_out_of_range")),
        ({"occasions": 201}, ("occasions", "occasions_out_of_range")),
        ({"certificate_number": "<b>1</b>"}, ("certificate_number", "no_number")),
        ({"certificate_number": "-/-"}, ("certificate_number", "no_number")),
        ({"certified_on": TODAY + DAY}, ("certified_on", "in_the_future")),
        ({"certified_on": USUAL.started_on - DAY}, ("certified_on", "certified_before_start")),
        ({"valid_until": USUAL.certified_on - DAY}, ("valid_until", "ends_before_certified")),
    ],
)
def test_what_cannot_be_is_named_at_its_field(changes, problem):
    assert problem in codes(replace(USUAL, **changes))


def test_limits_themselves_are_possible():
    at_limits = replace(USUAL, ended_on=TODAY, certified_on=TODAY, valid_until=TODAY)
    one_day = replace(USUAL, ended_on=USUAL.started_on, certified_on=USUAL.started_on, stated_hours=32)

    assert codes(at_limits) == codes(one_day) == []


def test_nobody_was_trained_before_they_were_fifteen():
    born_on = datetime.date(2011, 3, 3)

    assert codes(USUAL, born_on=born_on) == [("started_on", "too_young")]
    assert codes(USUAL, born_on=born_on - DAY) == []


def test_who_was_born_on_29_february_has_a_birthday_every_year():
    assert codes(USUAL, born_on=datetime.date(2000, 2, 29)) == []


@pytest.mark.parametrize("number", ["893.3/012-BKPSDM/2026", "No. 12 (a)", "٣٤/2026", "a"])
def test_a_number_is_what_offices_print(number):
    assert checking.is_number(number)


def test_a_number_is_the_same_however_it_is_copied():
    assert checking.number_key(" Sert–001 / LC/2026") == checking.number_key("SERT-001/lc.2026") == "sert001lc2026"


def test_what_is_missing_before_officers_look_at_it():
    bare = Training(started_on=USUAL.started_on, ended_on=USUAL.ended_on)

    found = [each.field for each in checking.missing(bare, has_file=False, measures={"minutes"})]

    assert found == ["stated_hours", "certificate_number", "certified_on", "file"]
    assert checking.missing(USUAL, has_file=True, measures={"minutes"}) == []


def test_what_is_counted_otherwise_needs_no_minutes():
    training = replace(USUAL, stated_hours=None)

    assert checking.missing(training, has_file=True, measures={"day"}) == []


@pytest.mark.parametrize(
    ("measure", "occasions", "days", "is_possible"),
    [
        ("occasion", 5, 5, True),
        ("occasion", 6, 5, False),
        ("minutes", 6, 5, True),
        ("semester", 1, 92, True),  # September to December
        ("semester", 2, 92, False),
        ("semester", 4, 640, True),
        ("semester", 200, 1, False),
        ("semester", 1, 1, False),
    ],
)
def test_occasions_fit_into_the_days_and_semesters_into_the_months(measure, occasions, days, is_possible):
    started_on = datetime.date(2024, 9, 1)
    training = Training(started_on, started_on + (days - 1) * DAY, occasions=occasions)

    assert codes(training, measures={measure}) == [
        *(
            []
            if is_possible
            else [("occasions", f"more_{measure}s_than_{'days' if measure == 'occasion' else 'months'}")]
        )
    ]


def test_many_days_are_odd_where_each_of_them_counts():
    two_weeks = replace(USUAL, ended_on=USUAL.started_on + 13 * DAY, certified_on=None)
    longer = replace(two_weeks, ended_on=two_weeks.ended_on + DAY)

    assert odd(two_weeks, measures={"day"}) == odd(longer, measures={"minutes"}) == set()
    assert odd(longer, measures={"day"}) == {"many_days"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"certified_on": USUAL.ended_on - DAY}, "certified_before_end"),
        ({"valid_until": TODAY - DAY}, "no_longer_valid"),
        ({"stated_hours": 61}, "many_hours_a_day"),
        ({"minutes": 45}, "minutes_disagree"),
    ],
)
def test_what_is_odd_is_told_to_the_officer(changes, code):
    assert odd(USUAL) == set()
    assert odd(replace(USUAL, **changes)) == {code}


def test_a_training_before_the_appointment_is_odd():
    assert odd(USUAL, appointed_in=2027) == {"before_appointment"}
    assert odd(USUAL, appointed_in=2026) == set()


def test_one_number_of_two_organisers_in_different_years_is_no_double():
    later = replace(USUAL, started_on=TODAY, ended_on=TODAY)

    assert not checking.is_double(USUAL, "Lembaga A", later, "Lembaga B")
    assert checking.is_double(USUAL, "Lembaga A", later, "LEMBAGA a.")
    assert checking.is_double(USUAL, "Lembaga A", replace(USUAL), "Lembaga B")


@given(DAYS, DAYS, st.none() | DAYS, st.none() | DAYS, st.integers(-5, 5000), st.integers(-5, 200_000))
def test_what_passes_can_be_reckoned(started_on, ended_on, certified_on, valid_until, hours, minutes):
    training = Training(started_on, ended_on, certified_on, valid_until, minutes, hours)

    if not checking.problems(training, today=TODAY):
        assert started_on <= ended_on <= TODAY
        assert hours >= 1
        assert minutes <= training.days * 24 * 60


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlapping_goes_both_ways(a, b, c, d):
    one, other = Training(min(a, b), max(a, b)), Training(min(c, d), max(c, d))

    assert one.overlaps(other.started_on, other.ended_on) == other.overlaps(one.started_on, one.ended_on)
