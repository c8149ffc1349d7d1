"""What holds for every activity, whatever its figures."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.lesson_hours.counting import Already, reckon
from tests.factories.lesson_hours import MONDAY, activity, course, national_rule

RULE = national_rule()
CAPPED = national_rule(caps_courses_by_day=True)
FORMS = sorted(RULE.conversions)
WITH_DAILY_CEILING = ["NKL03", "NKL09", "NKL10", "NKL11"]

some = settings(max_examples=60, deadline=None)
activities = st.builds(
    activity,
    st.sampled_from(FORMS),
    days=st.integers(1, 70),
    starts=st.integers(0, 60).map(lambda after: MONDAY + timedelta(days=after)),
    minutes=st.none() | st.integers(0, 5000),
    stated_hours=st.none() | st.integers(0, 200),
    occasions=st.integers(1, 6),
    is_abroad=st.booleans(),
)


def together(one, another):
    return {day: one.get(day, 0) + another.get(day, 0) for day in {*one, *another}}


def credited(sequence, rule=RULE):
    """The reckonings of activities that are credited one after the other."""
    already, found = {}, []
    for each in sequence:
        used = already.get(each.form, Already())
        reckoning = reckon(each, rule, used)
        already[each.form] = Already(
            together(used.hours_by_day, reckoning.hours_by_day),
            together(used.occasions_by_month, reckoning.occasions_by_month),
        )
        found.append(reckoning)
    return found, already


@some
@given(activities)
def test_hours_are_never_negative_and_always_explained(each):
    counted = reckon(each, RULE)

    assert counted.hours >= 0
    assert counted.steps[-1].facts["hours"] == counted.hours


@some
@given(activities, st.integers(0, 100))
def test_what_is_granted_is_a_ceiling_and_never_adds(each, granted):
    lowered = reckon(replace(each, granted_hours=granted, is_abroad=False), RULE)

    assert lowered.hours <= granted
    assert lowered.hours <= reckon(replace(each, is_abroad=False), RULE).hours


@some
@given(activities, st.integers(0, 5000), st.integers(0, 500))
def test_more_minutes_never_count_less(each, minutes, more):
    facts = {"days": (each.ended_on - each.started_on).days + 1, "is_abroad": each.is_abroad}

    fewer = reckon(activity(each.form, minutes=minutes, **facts), RULE).hours

    assert reckon(activity(each.form, minutes=minutes + more, **facts), RULE).hours >= fewer


@some
@given(st.lists(activities, max_size=8).flatmap(st.permutations))
def test_no_day_and_no_month_gives_more_than_its_ceiling_whatever_the_order(sequence):
    _found, already = credited(sequence)

    for form, used in already.items():
        conversion = RULE.conversions[form]
        ceiling = max(conversion.ceiling(False) or 0, conversion.ceiling(True) or 0)
        assert all(hours <= ceiling for hours in used.hours_by_day.values())
        assert all(times <= conversion.occasions_a_month for times in used.occasions_by_month.values())


@some
@given(st.sampled_from(WITH_DAILY_CEILING), st.lists(st.integers(0, 1000), min_size=1, max_size=6), st.integers(1, 9))
def test_splitting_an_activity_gives_no_more_than_reporting_it_at_once(form, parts, days):
    at_once = reckon(activity(form, days=days, minutes=sum(parts)), RULE).hours

    found, _already = credited([activity(form, days=days, minutes=part) for part in parts])

    assert sum(each.hours for each in found) <= at_once


@some
@given(st.sampled_from(FORMS), st.integers(0, 3000), st.integers(0, 3000))
def test_splitting_what_is_taken_abroad_gives_no_more_either(form, one, other):
    parts = [activity(form, days=5, minutes=minutes, is_abroad=True) for minutes in (one, other)]
    at_once = activity(form, days=5, minutes=one + other, occasions=2, is_abroad=True)

    found, _already = credited(parts)

    assert sum(each.hours for each in found) <= reckon(at_once, RULE).hours


@some
@given(st.integers(1, 60), st.lists(st.integers(1, 600), min_size=1, max_size=20))
def test_a_course_counts_no_more_than_its_curriculum_and_its_days_allow(hours, study):
    counted = reckon(course(hours, study=study), CAPPED)

    assert counted.hours <= min(hours, 3 * len(study))
    assert sum(counted.hours_by_day.values()) == counted.hours


@some
@given(activities, activities)
def test_what_was_credited_before_never_makes_it_more(each, before):
    found, _already = credited([before, each])

    assert found[1].hours <= reckon(each, RULE).hours
