"""One agency never gives a number twice, however its series are laid out."""

from datetime import UTC, datetime, timedelta

import pytest

from certificates.issuing import services
from certificates.models import Certificate, IssuingPolicy, NumberSeries, VoidedNumber
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_certificate, make_cohort, make_enrolment, make_training_unit, make_version

pytestmark = pytest.mark.django_db
LAST_SECOND = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)
NEW_YEAR = LAST_SECOND + timedelta(seconds=1)


@pytest.fixture
def officer():
    return make_administrator()


@pytest.fixture
def cohort():
    return make_cohort()


@pytest.fixture
def agency(cohort):
    return cohort.organiser.get_root()


@pytest.fixture
def other_course(cohort):
    return make_cohort(cohort.organiser, version=make_version(code="LDA-102"))


def count_each_course(agency):
    return IssuingPolicy.objects.create(agency=agency, number_scope="course")


def make_series(agency, **facts):
    return NumberSeries.objects.create(**{"agency": agency, "year": 2026, "agency_code": "SKMJ", **facts})


def test_a_course_that_begins_to_count_by_itself_passes_over_the_numbers_of_its_agency(agency, cohort, at):
    make_series(agency, pattern="{urut}/{kode}/{tahun}")
    before = [make_certificate(at, cohort=cohort).number for _ in range(2)]
    count_each_course(agency)

    after = make_certificate(at, cohort=cohort)

    assert (before, after.number) == (["1/LDA-101/2026", "2/LDA-101/2026"], "3/LDA-101/2026")
    assert list(after.series.voided_numbers.values_list("sequence", flat=True)) == [1, 2]


def test_a_number_given_by_hand_in_one_course_is_passed_over_by_another(agency, cohort, other_course, officer, at):
    count_each_course(agency)
    number = make_certificate(at, cohort=other_course).number.replace("00001", "00002")
    enrolment = make_enrolment(at, cohort=cohort)
    services.issue_by_hand(enrolment=enrolment, number=number, reason="Surat 12/2026", by=officer, at=at)

    following = make_certificate(at, cohort=other_course)

    assert following.sequence == 3
    assert Certificate.objects.filter(number=number).count() == 1


def test_a_number_voided_in_one_series_is_passed_over_by_another(agency, cohort, officer, at):
    series = make_series(agency, pattern="{urut}/{kode}/{tahun}", course_code="LDA-101")
    services.void_number(series=series, reason="Blangko rusak", by=officer, at=at)
    make_series(agency, pattern="{urut}/{kode}/{tahun}")

    assert make_certificate(at, cohort=cohort).number == "2/LDA-101/2026"


@pytest.mark.parametrize("year", [2025, 2027])
def test_numbers_are_voided_in_the_year_of_their_series_only(year, agency, officer, at):
    series = make_series(agency, year=year)

    with pytest.raises(services.SeriesClosed):
        services.void_number(series=series, reason="Blangko rusak", by=officer, at=at)

    assert not VoidedNumber.objects.exists()


def test_a_series_opened_beforehand_counts_on_where_the_year_before_ended(agency, cohort, at):
    make_series(agency, restarts_yearly=False)
    make_series(agency, year=2027)
    for _ in range(2):
        make_certificate(at, cohort=cohort)

    assert make_certificate(NEW_YEAR, cohort=cohort).sequence == 3


def test_a_worker_that_read_its_clock_before_midnight_repeats_no_sequence(agency, cohort):
    make_series(agency, restarts_yearly=False)
    moments = [LAST_SECOND, NEW_YEAR, LAST_SECOND, NEW_YEAR]

    made = [make_certificate(moment, cohort=cohort) for moment in moments]

    assert [each.sequence for each in made] == [1, 2, 3, 4]
    assert [each.number[-4:] for each in made] == ["2026", "2027", "2026", "2027"]


def test_a_year_that_counts_from_one_again_does_not_look_at_the_years_around_it(agency, cohort):
    make_series(agency, year=2025, last=70, restarts_yearly=False)
    make_series(agency)
    make_series(agency, year=2028, last=90)
    NumberSeries.objects.filter(year=2025).update(restarts_yearly=True)

    made = [make_certificate(moment, cohort=cohort) for moment in (LAST_SECOND, NEW_YEAR)]

    assert [each.sequence for each in made] == [1, 1]


def test_a_code_that_another_agency_has_in_a_series_of_one_course_is_not_taken(cohort, at):
    other = make_training_unit("Pemerintah Kota Mekarsari").get_root()
    code = make_certificate(at, cohort=cohort).series.agency_code
    NumberSeries.objects.update(agency=other, course_code="LDA-900")

    again = make_certificate(at, cohort=cohort).series

    assert again.agency_code != code


def test_an_agency_keeps_its_code_in_the_first_series_of_a_course_or_of_all(agency, cohort, at):
    make_series(
        agency, course_code="LDA-900", agency_code="DISDIK", classification="800", pattern="{urut}/{kode}/{tahun}"
    )

    assert make_certificate(at, cohort=cohort).number == "800/00001/DISDIK/XI/2026"
