import pytest
from django.urls import reverse

from certificates.issuing.admin_forms import NumberSeriesForm
from certificates.models import NumberSeries
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_certificate, make_cohort, make_training_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(make_administrator())
    return client


@pytest.fixture
def agency():
    return make_training_unit().get_root()


def facts_of(agency, **changes):
    facts = {"agency": agency.pk, "year": 2026, "pattern": "{urut}/{tahun}", "classification": "800"}
    return {**facts, "agency_code": "BPSDM", "course_code": "", "restarts_yearly": "on", **changes}


def is_refused(form, field):
    return not form.is_valid() and list(form.errors) == [field]


def test_numbers_given_while_the_form_was_open_are_not_given_again(at):
    cohort = make_cohort()
    opened = make_certificate(at, cohort=cohort).series
    make_certificate(at, cohort=cohort)

    form = NumberSeriesForm(facts_of(opened.agency, pattern="{urut}-{tahun}"), instance=opened)
    assert form.is_valid()
    form.save()

    assert make_certificate(at, cohort=cohort).number == "3-2026"


def test_a_change_by_the_page_leaves_the_counter_alone(office, at):
    series = make_certificate(at).series

    response = office.post(reverse("numberseries:edit", args=[series.pk]), facts_of(series.agency))

    series.refresh_from_db()
    assert response.status_code == 302
    assert (series.last, series.classification) == (1, "800")


@pytest.mark.parametrize("course_code", ["", "LDA-900"])
def test_a_code_of_another_agency_is_refused_whatever_it_counts(course_code, agency):
    other = make_training_unit("Pemerintah Kota Mekarsari").get_root()
    NumberSeries.objects.create(agency=other, year=2025, agency_code="BPSDM", course_code=course_code)

    assert is_refused(NumberSeriesForm(facts_of(agency)), "agency_code")


def test_an_agency_goes_on_with_its_own_code(agency):
    NumberSeries.objects.create(agency=agency, year=2025, agency_code="BPSDM")

    assert NumberSeriesForm(facts_of(agency)).is_valid()


@pytest.mark.parametrize(("repeated", "is_sound"), [(6, True), (7, False)])
def test_a_pattern_whose_numbers_could_not_be_kept_is_refused(repeated, is_sound, agency):
    # 10 of the sequence, 4 of the year, 30 of each cohort.
    form = NumberSeriesForm(facts_of(agency, pattern="{urut}{tahun}" + "{angkatan}" * repeated))

    assert form.is_valid() is is_sound
    assert list(form.errors) == ([] if is_sound else ["pattern"])


@pytest.mark.parametrize("field", ["agency_code", "classification"])
def test_what_nobody_sees_has_no_place_in_numbers(field, agency):
    assert is_refused(NumberSeriesForm(facts_of(agency, **{field: "80\u202e0"})), field)


def test_a_pattern_has_nothing_that_nobody_sees(agency):
    assert is_refused(NumberSeriesForm(facts_of(agency, pattern="{urut}/\u200b{tahun}")), "pattern")


@pytest.mark.parametrize(("last", "is_free"), [(0, True), (1, False)])
def test_whether_years_count_on_is_settled_once_the_next_one_counts(last, is_free, agency):
    series = NumberSeries.objects.create(agency=agency, year=2026, agency_code="BPSDM", last=9)
    NumberSeries.objects.create(agency=agency, year=2027, agency_code="BPSDM", last=last)

    form = NumberSeriesForm(facts_of(agency, restarts_yearly=""), instance=series)

    assert form.is_valid() is is_free
    assert list(form.errors) == ([] if is_free else ["restarts_yearly"])
