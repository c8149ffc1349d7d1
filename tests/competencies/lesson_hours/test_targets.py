import pytest
from django.core.exceptions import ValidationError

from competencies.lesson_hours.targets import target_for, targets_in
from competencies.models import HoursTarget
from tests.factories.accounts import make_person, make_unit
from tests.factories.competencies import make_target

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Kementerian Contoh")


@pytest.fixture
def employment(agency):
    return make_person(unit=make_unit("Biro Umum", parent=agency)).current_employment()


@pytest.mark.parametrize(
    ("status", "hours", "is_ceiling"),
    [("PNS", 20, False), ("CPNS", 20, False), ("PPPK", 24, True), ("PPPK_PW", 24, True)],
)
def test_the_national_target_holds_by_employment_status(agency, status, hours, is_ceiling):
    employment = make_person(unit=agency, status=status).current_employment()

    target = target_for(employment, 2026)

    assert (target.hours, target.is_ceiling) == (hours, is_ceiling)


def test_an_agencys_own_target_goes_before_the_national_one(agency, employment):
    own = make_target(agency=agency, year=2022)
    make_target(year=2025, hours=25)

    assert target_for(employment, 2026) == own


def test_another_agencys_target_does_not_count(employment):
    make_target(agency=make_unit("Kementerian Lain"))

    assert target_for(employment, 2026).hours == 20


def test_the_latest_target_up_to_the_year_holds(employment):
    make_target(year=2025, hours=25)
    make_target(year=2027, hours=40)

    assert [target_for(employment, year).hours for year in (2024, 2025, 2026, 2027)] == [20, 25, 25, 40]


def test_before_the_first_year_there_is_no_target(employment):
    assert target_for(employment, 2019) is None


def test_targets_for_many_people_take_one_query(agency, django_assert_num_queries):
    make_target(agency=agency)

    with django_assert_num_queries(1):
        targets = targets_in(2026, agency_path=agency.path)
        found = [targets.for_status(status, agency.path).hours for status in ("PNS", "PPPK", "CPNS")]

    assert found == [30, 24, 20]


def test_a_read_of_targets_answers_for_earlier_years_too(employment):
    make_target(year=2026, hours=30)
    targets = targets_in(2026, agency_path=employment.unit.agency_path)

    assert targets.in_year(2025).for_employment(employment).hours == 20


def test_a_target_is_set_for_an_agency_and_not_for_a_unit(employment):
    target = HoursTarget(agency=employment.unit, status="PNS", year=2026, hours=30, basis="Contoh")

    with pytest.raises(ValidationError, match="instansi"):
        target.full_clean()
