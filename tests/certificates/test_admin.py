import pytest
from django.test import RequestFactory
from django.urls import reverse

from certificates.models import Certificate, CertificateTemplate, NumberSeries
from certificates.wagtail_hooks import certificate_of_completed_course
from tests.factories.accounts import make_administrator, make_trainer
from tests.factories.certificates import make_certificate, make_enrolment, make_training_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(make_administrator())
    return client


def template_form(**changes):
    return {
        "name": "Sertifikat",
        "agency": "",
        "title": "Sertifikat",
        "given_to": "Diberikan kepada",
        "sentence": "yang telah {lulus} {pelatihan} selama {jp} jam pelajaran.",
        "place": "Sukamaju",
        "signatory_position": "Kepala BKPSDM",
        "signatory_name": "Dr. Ratna Dewi, M.Si.",
        "signatory_number": "19720315 199803 1 004",
        **changes,
    }


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


def test_saving_a_template_makes_the_next_version_and_keeps_the_last(office):
    response = office.post(reverse("certificatetemplate:add"), template_form())

    assert response.status_code == 302
    old, new = CertificateTemplate.objects.order_by("version")
    assert (old.is_current, new.is_current) == (False, True)
    assert new.layout["signatory"]["name"] == "Dr. Ratna Dewi, M.Si."
    assert new.layout["colours"] == old.layout["colours"]


def test_the_template_form_starts_from_the_wording_in_use(office):
    page = office.get(reverse("certificatetemplate:add")).content.decode()

    assert "yang telah mengikuti dan dinyatakan {lulus}" in page


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
