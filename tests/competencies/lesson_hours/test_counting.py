"""Every line of the regulation's table, inland and abroad, as it is loaded."""

from datetime import date

import pytest

from competencies.lesson_hours.counting import Already, ImpossibleActivity, reckon
from tests.factories.lesson_hours import MONDAY, activity, course, national_rule

RULE = national_rule()
CAPPED = national_rule(caps_courses_by_day=True)
BY_MINUTES = ["KL02", "KL03", "KL04", "KL05", "KL08", "KL09", "KL10", "NKL04", "NKL06"]


def hours(*args, already=None, **facts):
    return reckon(activity(*args, **facts), RULE, already or Already()).hours


def codes(reckoning):
    return [step.code for step in reckoning.steps]


@pytest.mark.parametrize(
    ("form", "inland", "abroad"),
    [("TUBEL", 20, 20), ("NKL05", 20, 24), ("NKL08", 20, 24), ("NKL12", 20, 24), ("NKL07", 10, 20)],
)
def test_once_or_a_semester_gives_a_fixed_figure(form, inland, abroad):
    assert hours(form, days=120) == inland
    assert hours(form, days=120, is_abroad=True) == abroad


def test_two_semesters_count_twice():
    assert hours("TUBEL", days=300, occasions=2) == 40


@pytest.mark.parametrize(("form", "inland", "abroad"), [("KL06", 4, 6), ("KL07", 5, 7), ("KL11", 4, 6)])
@pytest.mark.parametrize("days", [1, 3])
def test_meetings_count_by_the_day(form, inland, abroad, days):
    assert hours(form, days=days) == inland * days
    assert hours(form, days=days, is_abroad=True) == abroad * days


@pytest.mark.parametrize("form", [*BY_MINUTES, "KL01", "KL12", "NKL13"])
@pytest.mark.parametrize(("minutes", "expected"), [(44, 0), (45, 1), (90, 2), (134, 2), (900, 20)])
def test_training_counts_an_hour_for_each_full_45_minutes(form, minutes, expected):
    assert hours(form, days=30, minutes=minutes) == expected


@pytest.mark.parametrize("form", BY_MINUTES)
@pytest.mark.parametrize(("minutes", "expected"), [(900, 24), (450, 12), (180, 4), (225, 6)])
def test_the_same_abroad_counts_a_fifth_more_in_full_hours(form, minutes, expected):
    assert hours(form, days=30, minutes=minutes, is_abroad=True) == expected


@pytest.mark.parametrize("form", ["KL01", "KL12", "NKL11", "NKL13"])
def test_forms_without_a_figure_for_abroad_count_as_inland(form):
    assert hours(form, days=30, minutes=900, is_abroad=True) == hours(form, days=30, minutes=900)


def test_each_session_is_rounded_down_by_itself():
    counted = reckon(activity("KL10", study=[80, 80]), RULE)

    assert counted.hours == 2
    assert codes(counted) == ["sessions"]


@pytest.mark.parametrize("form", ["NKL01", "NKL02"])
def test_coaching_and_mentoring_give_2_jp_each_and_4_abroad(form):
    assert hours(form) == 2
    assert hours(form, occasions=2) == 4
    assert hours(form, is_abroad=True) == 4


def test_a_third_coaching_in_a_month_does_not_count():
    counted = reckon(activity("NKL01", days=20, occasions=3), RULE)

    assert counted.hours == 4
    assert counted.steps[-1].facts == {"ceiling": 2, "left_out": 1, "hours": 4}
    assert counted.occasions_by_month == {(2026, 3): 2}


def test_each_month_has_its_own_two():
    assert hours("NKL01", days=40, occasions=4) == 8
    assert hours("NKL01", days=40, occasions=3) == 6


def test_coachings_that_were_credited_before_use_up_the_month():
    once, twice = Already(occasions_by_month={(2026, 3): 1}), Already(occasions_by_month={(2026, 3): 2})

    assert hours("NKL01", occasions=2, already=once) == 2
    assert hours("NKL01", already=twice) == 0


@pytest.mark.parametrize(("is_abroad", "a_day"), [(False, 3), (True, 4)])
def test_e_learning_gives_at_most_3_jp_a_day_and_4_abroad(is_abroad, a_day):
    assert hours("NKL03", minutes=8 * 45, is_abroad=is_abroad) == a_day
    assert hours("NKL03", days=2, minutes=20 * 45, is_abroad=is_abroad) == 2 * a_day


def test_a_day_that_e_learning_used_gives_only_what_is_left():
    counted = reckon(activity("NKL03", minutes=135), RULE, Already(hours_by_day={MONDAY: 2}))

    assert counted.hours == 1
    assert codes(counted) == ["minutes", "daily_ceiling_shared"]


@pytest.mark.parametrize("form", ["NKL09", "NKL10", "NKL11"])
def test_self_study_and_communities_give_at_most_2_jp_a_day(form):
    assert hours(form, minutes=5 * 45) == 2
    assert hours(form, days=5, minutes=5 * 45) == 5


@pytest.mark.parametrize("form", ["NKL09", "NKL10"])
def test_abroad_their_fifth_more_comes_after_the_ceiling(form):
    assert hours(form, days=5, minutes=20 * 45, is_abroad=True) == 12


def test_what_a_certificate_states_counts_where_no_minutes_are_known():
    assert hours("KL10", stated_hours=16) == 16
    assert hours("KL10", stated_hours=16, minutes=90) == 2
    assert hours("NKL03", days=2, stated_hours=16) == 6


def test_a_day_of_seminars_counts_once():
    counted = reckon(activity("KL06", days=3), RULE, Already(hours_by_day={MONDAY: 4}))

    assert counted.hours == 8
    assert codes(counted) == ["days", "days_used"]


def test_a_course_of_this_site_counts_its_curriculum():
    assert reckon(course(20, study=[900]), RULE).hours == 20


@pytest.mark.parametrize(("days", "counted"), [(1, 3), (6, 18), (7, 20), (30, 20)])
def test_where_courses_count_by_the_day_20_jp_need_7_days(days, counted):
    assert reckon(course(20, study=[900 // days] * days), CAPPED).hours == counted


def test_a_course_studied_unevenly_loses_what_is_too_much_for_a_day():
    counted = reckon(course(10, study=[700, 100, 200]), CAPPED)

    assert counted.hours_by_day == {date(2026, 3, 2): 3, date(2026, 3, 3): 1, date(2026, 3, 4): 2}
    assert counted.steps[-1].facts == {"ceiling": 3, "days": 3, "before": 10, "hours": 6}


def test_a_form_that_the_rule_does_not_name_counts_by_its_minutes():
    assert hours("LAIN", minutes=90) == 2


def test_what_cannot_have_taken_place_is_refused():
    with pytest.raises(ImpossibleActivity):
        activity("KL10", days=0)
    with pytest.raises(ImpossibleActivity):
        activity("KL10", minutes=-1)


@pytest.mark.parametrize(
    ("form", "facts", "granted", "expected"),
    [
        ("KL06", {"days": 177}, 8, 8),
        ("NKL07", {"days": 200, "occasions": 200}, 20, 20),
        ("TUBEL", {"days": 300, "occasions": 2}, 20, 20),
        ("KL03", {"days": 30, "minutes": 900}, 12, 12),
        ("KL03", {"days": 30, "stated_hours": 20, "is_abroad": True}, 10, 12),  # the extra for abroad comes after
        ("NKL03", {"days": 2, "stated_hours": 20}, 10, 6),
        ("KL06", {"days": 2}, 9, 8),
        ("KL06", {"days": 2}, 0, 0),
    ],
)
def test_no_more_counts_than_is_granted_however_it_is_counted(form, facts, granted, expected):
    assert hours(form, granted_hours=granted, **facts) == expected


def test_what_is_not_granted_leaves_days_and_occasions_free():
    seminar = reckon(activity("KL06", days=177, granted_hours=6), RULE)
    coaching = reckon(activity("NKL01", days=60, occasions=4, granted_hours=5), RULE)

    assert codes(seminar) == ["days", "granted"]
    assert list(seminar.hours_by_day.values()) == [4, 2]
    assert coaching.occasions_by_month == {(2026, 3): 2, (2026, 4): 1}
