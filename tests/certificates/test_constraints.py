import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from certificates.models import Certificate, CertificateTemplate, NumberSeries, Revocation
from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate, make_cohort, make_training_unit

pytestmark = pytest.mark.django_db


def refused(work):
    with pytest.raises(IntegrityError), transaction.atomic():
        work()
    return True


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"code": "7F3K92QD0ZXU"},
        {"code": "7F3K"},
        {"code": "7f3k92qd0zx1"},
        {"pdf": "certificates/2026/x.pdf"},
        {"pdf_sha256": "0" * 64},
        {"pdf_size": 1},
        {"pdf": "certificates/2026/x.pdf", "pdf_sha256": "0" * 64, "pdf_size": 0},
    ],
)
def test_a_certificate_with_facts_that_do_not_belong_together_is_refused(change, at):
    certificate = make_certificate(at)

    assert refused(lambda: Certificate.objects.filter(pk=certificate.pk).update(**change))


@pytest.mark.parametrize("field", ["code", "number", "enrolment", "sequence"])
def test_no_two_certificates_share(field, at):
    cohort = make_cohort()
    first, second = make_certificate(at, cohort=cohort), make_certificate(at, cohort=cohort)
    setattr(second, field, getattr(first, field))

    assert refused(second.save)


def test_an_agency_has_one_series_a_year_and_a_code_of_its_own(at):
    series = make_certificate(at).series
    elsewhere = make_training_unit("Pemerintah Kota Mekarsari").get_root()

    assert refused(lambda: NumberSeries.objects.create(agency=series.agency, year=2026, agency_code="LAIN"))
    assert refused(lambda: NumberSeries.objects.create(agency=elsewhere, year=2026, agency_code=series.agency_code))


def test_one_template_is_current_for_all_and_one_for_an_agency():
    agency = make_training_unit().get_root()
    current = {"layout": {}, "is_current": True}
    CertificateTemplate.objects.create(name="Sukamaju", agency=agency, **current)

    assert refused(lambda: CertificateTemplate.objects.create(name="Lain", **current))
    assert refused(lambda: CertificateTemplate.objects.create(name="Lain", agency=agency, **current))


def test_a_template_version_exists_once_and_counts_from_one():
    assert refused(lambda: CertificateTemplate.objects.create(name="Sertifikat", version=1, layout={}))
    assert refused(lambda: CertificateTemplate.objects.create(name="Sertifikat", version=0, layout={}))


def test_a_revocation_has_a_reason_and_happens_once(at):
    certificate, facts = make_certificate(at), {"revoked_at": at, "revoked_by": make_person()}

    assert refused(lambda: Revocation.objects.create(certificate=certificate, reason="", **facts))
    Revocation.objects.create(certificate=certificate, reason="Kekeliruan data", **facts)
    assert refused(lambda: Revocation.objects.create(certificate=certificate, reason="Lagi", **facts))


def test_a_pattern_that_could_not_number_a_year_is_refused_in_the_form():
    series = NumberSeries(agency=make_training_unit(), year=2026, agency_code="X", pattern="{urut}/{nomor}")

    with pytest.raises(ValidationError) as refusal:
        series.full_clean()

    assert "{nomor}" in str(refusal.value.message_dict["pattern"])


def test_the_default_template_is_there_from_the_start():
    template = CertificateTemplate.objects.current_for(None)

    assert (template.name, template.version) == ("Sertifikat", 1)
    assert "{jp}" in template.layout["sentence"]
