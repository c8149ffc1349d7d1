import pytest
from django.test import RequestFactory
from django.urls import reverse

from accounts.models import AuditEntry
from certificates.models import Certificate, IssuingPolicy, NumberSeries
from certificates.wagtail_hooks import certificate_of_completed_course
from tests.factories.accounts import make_administrator, make_trainer
from tests.factories.certificates import make_certificate, make_cohort, make_enrolment, make_training_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(make_administrator())
    return client


def test_the_list_of_certificates_links_to_revoking(office, at):
    certificate = make_certificate(at)

    page = office.get(reverse("certificate:index")).content.decode()

    assert certificate.number in page
    assert reverse("certificates:revoke", args=[certificate.public_id]) in page


def test_nobody_can_add_change_or_delete_a_certificate(office, at):
    certificate = make_certificate(at)

    for name, arguments in [("add", []), ("edit", [certificate.pk]), ("delete", [certificate.pk])]:
        response = office.post(reverse(f"certificate:{name}", args=arguments))
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    assert Certificate.objects.get() == certificate


def test_a_series_is_opened_with_its_pattern_but_never_with_its_counter(office):
    agency = make_training_unit().get_root()
    form = {"agency": agency.pk, "year": 2027, "pattern": "{urut}/{tahun}", "classification": "800", "last": 99}

    office.post(reverse("numberseries:add"), {**form, "agency_code": "BPSDM"})

    assert NumberSeries.objects.get(year=2027).last == 0


def test_a_pattern_without_its_sequence_is_refused(office):
    agency = make_training_unit().get_root()
    form = {"agency": agency.pk, "year": 2027, "pattern": "{tahun}", "classification": "800", "agency_code": "BPSDM"}

    response = office.post(reverse("numberseries:add"), form)

    assert response.status_code == 200
    assert not NumberSeries.objects.exists()


def test_trainers_have_no_part_in_certificates(client, at):
    make_certificate(at)
    client.force_login(make_trainer())

    assert client.get(reverse("certificate:index")).status_code == 302


def test_the_course_page_of_a_completed_course_offers_the_certificate(at):
    request = RequestFactory().get("/")
    certificate = make_certificate(at, rendered=True)

    action = certificate_of_completed_course(request, certificate.enrolment)

    assert action["url"] == reverse("certificates:download", args=[certificate.public_id])


def test_until_it_is_drawn_the_course_page_says_so(at):
    action = certificate_of_completed_course(RequestFactory().get("/"), make_enrolment(at))

    assert action["url"] == "/sertifikat/"


def series_form(agency, **changes):
    facts = {"agency": agency.pk, "year": 2027, "pattern": "{urut}/{tahun}", "classification": "800"}
    return {**facts, "agency_code": "BPSDM", "course_code": "", "restarts_yearly": "on", **changes}


def test_a_series_of_one_course_has_to_name_the_course(office):
    agency = make_training_unit().get_root()

    refused = office.post(reverse("numberseries:add"), series_form(agency, course_code="LDA-101"))
    accepted = office.post(
        reverse("numberseries:add"), series_form(agency, course_code="LDA-101", pattern="{urut}/{kode}/{tahun}")
    )

    assert (refused.status_code, accepted.status_code) == (200, 302)
    assert NumberSeries.objects.get().course_code == "LDA-101"


def test_a_series_stays_with_its_agency_year_and_course(office, at):
    series = make_certificate(at).series
    other = make_training_unit("Pemerintah Kota Mekarsari").get_root()

    office.post(reverse("numberseries:edit", args=[series.pk]), series_form(other, year=2030, restarts_yearly=""))

    series.refresh_from_db()
    assert (series.agency.name, series.year) == ("Pemerintah Kabupaten Sukamaju", 2026)
    assert (series.pattern, series.restarts_yearly) == ("{urut}/{tahun}", False)


def policy_form(**changes):
    return {"agency": "", "sealer": "own", "number_scope": "agency", "expiring_days": 90, **changes}


def test_an_administrator_says_how_an_agency_issues_and_it_stands_in_the_trail(office):
    agency = make_training_unit().get_root()

    response = office.post(reverse("issuingpolicy:add"), policy_form(agency=agency.pk, needs_two_people="on"))

    policy = IssuingPolicy.objects.get()
    assert response.status_code == 302
    assert (policy.agency, policy.is_automatic, policy.needs_two_people) == (agency, False, True)
    assert AuditEntry.objects.filter(action="record.added").exists()
    assert "Pemerintah Kabupaten Sukamaju" in office.get(reverse("issuingpolicy:index")).content.decode()


@pytest.mark.parametrize("facts", [{"is_automatic": "on", "needs_two_people": "on"}, {}])
def test_a_policy_that_cannot_hold_is_refused_in_the_form(office, facts):
    IssuingPolicy.objects.create()

    response = office.post(reverse("issuingpolicy:add"), policy_form(**facts))

    assert response.status_code == 200
    assert IssuingPolicy.objects.count() == 1


def test_the_list_of_certificates_asks_no_more_for_many(office, at, django_assert_max_num_queries):
    cohort = make_cohort()
    make_certificate(at, cohort=cohort)
    office.get(reverse("certificate:index"))
    for _ in range(8):
        make_certificate(at, cohort=cohort)

    with django_assert_max_num_queries(20):
        office.get(reverse("certificate:index"))
