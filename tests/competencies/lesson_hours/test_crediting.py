"""What the ledger keeps of a reckoning, and which rule it was made under."""

import uuid
from datetime import date, timedelta

import pytest

from competencies import services
from competencies.lesson_hours.crediting import proposed
from competencies.models import HoursConversion, HoursCredit
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import credit
from tests.factories.lesson_hours import MONDAY, activity, credit_activity, make_rule

pytestmark = pytest.mark.django_db

MEASURED_BY_DAY = {"form": "KL06", "measure": "day", "hours": 8}


@pytest.fixture
def person():
    return make_person()


def test_the_line_says_what_was_done_when_and_how_it_counted(person, at):
    line = credit_activity(person, at, "KL10", days=2, minutes=900, title="Bimtek arsip")

    assert (line.hours, line.form.code, line.rule.version) == (20, "KL10", 2)
    assert (line.started_on, line.ended_on, line.year) == (MONDAY, MONDAY + timedelta(days=1), 2026)
    assert line.reckoning["steps"] == [{"code": "minutes", "facts": {"minutes": 900, "per": 45, "hours": 20}}]


def test_a_training_elsewhere_counts_in_the_year_of_its_last_day(person, at):
    line = credit_activity(person, at, "KL06", starts=date(2025, 12, 31), days=1)

    assert (line.year, line.earned_at.year) == (2025, 2025)


def test_a_source_is_credited_once_also_where_it_has_used_up_its_month(person, at):
    key = uuid.uuid4()
    first = credit_activity(person, at, occasions=2, source_key=key)

    assert credit_activity(person, at, occasions=2, source_key=key) == first
    assert HoursCredit.objects.count() == 1


def test_the_third_coaching_of_a_month_gives_no_line(person, at):
    credit_activity(person, at, occasions=2)

    assert credit_activity(person, at) is None
    assert credit_activity(person, at, starts=date(2026, 4, 1)).hours == 2
    assert credit_activity(make_person(), at).hours == 2


def test_a_credit_that_was_taken_back_frees_its_place(person, at):
    key = uuid.uuid4()
    credit_activity(person, at, occasions=2, source_key=key)
    services.withdraw(source_kind="external", source_key=key, reason="Salah orang", at=at)

    assert credit_activity(person, at).hours == 2


def test_days_of_e_learning_are_shared_by_all_sources(person, at):
    credit_activity(person, at, "NKL03", minutes=90)

    assert credit_activity(person, at, "NKL03", minutes=900).hours == 1
    assert credit_activity(person, at, "NKL03", minutes=900) is None


def test_an_officer_sees_the_figure_before_it_is_written(person, at):
    credit_activity(person, at)

    rule, reckoning = proposed(person=person, activity=activity("NKL01", occasions=2), at=at)

    assert (rule.version, reckoning.hours) == (2, 2)
    assert HoursCredit.objects.count() == 1


def test_an_agencys_own_rule_goes_before_the_national_one(at):
    agency = make_unit("Kementerian Contoh")
    make_rule(version=1, agency=agency, conversions=[{"form": "KL06", "measure": "day", "hours": 8}])
    insider = make_person(unit=make_unit("Biro Umum", parent=agency))

    assert credit_activity(insider, at, "KL06").hours == 8
    assert credit_activity(make_person(), at, "KL06").hours == 4


def test_before_it_begins_a_rule_does_not_count(person, at):
    make_rule(valid_from=MONDAY + timedelta(days=1), minutes_per_hour=60)

    assert credit_activity(person, at, "KL10", minutes=900).hours == 20
    assert credit_activity(person, at, "KL10", days=2, minutes=900).hours == 15


def test_a_rule_of_next_year_changes_no_figure_of_this_year(person, at):
    lines = [credit_activity(person, at, "KL07", days=2), credit(person, at, hours=20)]
    before = list(HoursCredit.objects.values("pk", "hours", "reckoning", "rule"))
    make_rule(valid_from=date(2027, 1, 1), conversions=[{"form": "KL07", "measure": "day", "hours": 2}])

    again = credit_activity(person, at + timedelta(days=400), "KL07", days=2, source_key=lines[0].source_key)

    assert again == lines[0]
    assert list(HoursCredit.objects.values("pk", "hours", "reckoning", "rule")) == before
    assert credit_activity(person, at, "KL07", starts=date(2026, 12, 31)).hours == 5
    assert credit_activity(person, at, "KL07", starts=date(2027, 1, 4)).hours == 2


def test_a_course_counts_its_curriculum_and_asks_only_for_the_rule(person, at, django_assert_num_queries):
    with django_assert_num_queries(7):  # the rule, the line as it is, the new one; savepoints around
        line = credit(person, at, hours=20)

    assert (line.hours, line.reckoning["hours_by_day"]) == (20, {})


def test_where_the_rule_says_so_a_course_counts_by_its_days(person, at):
    make_rule(caps_courses_by_day=True, conversions=[{"form": "NKL03", "measure": "minutes", "daily_ceiling": 3}])
    days = {at.date() - timedelta(days=1): 450, at.date(): 450}

    line = services.credit_hours(
        person=person,
        hours=20,
        title="Dasar",
        source_kind="course",
        source_key=uuid.uuid4(),
        at=at,
        form="NKL03",
        days=days,
    )

    assert line.hours == 6
    assert sum(line.reckoning["hours_by_day"].values()) == 6


def test_what_the_rules_count_is_complete():
    national = HoursConversion.objects.filter(rule__version=2, rule__agency=None)

    assert national.count() == 26


def test_what_was_learned_before_the_employment_on_record_goes_by_the_rule_of_its_agency(at):
    agency = make_unit("Kementerian Contoh")
    make_rule(version=1, agency=agency, valid_from=date(2026, 1, 1), conversions=[dict(MEASURED_BY_DAY)])
    imported = make_person(unit=make_unit("Biro Umum", parent=agency))
    imported.employments.update(started_on=date(2026, 7, 1))

    assert credit_activity(imported, at, "KL06", days=2).rule.agency == agency


def test_a_course_without_a_form_counts_as_e_learning_under_a_ceiling(person, at):
    agency = person.current_employment().unit.get_root()
    conversions = [{"form": "NKL03", "measure": "minutes", "daily_ceiling": 3}]
    make_rule(version=1, agency=agency, caps_courses_by_day=True, conversions=conversions)

    line = services.credit_hours(
        person=person, hours=20, title="Literasi", source_kind="course", source_key=uuid.uuid4(), at=at
    )

    assert (line.form.code, line.hours) == ("NKL03", 3)
