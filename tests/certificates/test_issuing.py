from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import transaction

from certificates import services
from certificates.models import Certificate, CertificateTemplate, NumberSeries
from tests.factories.certificates import (
    document,
    make_certificate,
    make_cohort,
    make_enrolment,
    make_training_unit,
)

pytestmark = pytest.mark.django_db


def test_issuing_numbers_and_renders_the_certificate(at, django_capture_on_commit_callbacks):
    enrolment = make_enrolment(at)

    with django_capture_on_commit_callbacks(execute=True):
        certificate = services.issue_certificate(enrolment=enrolment, at=at)

    assert certificate.number == "893.3/00001/PEMERINTAH_KABUPATEN_SUKAMAJU/XI/2026"
    assert certificate.holder == enrolment.learner
    assert document(certificate).startswith(b"%PDF")


def test_a_disk_that_fails_leaves_the_certificate_issued(at, django_capture_on_commit_callbacks):
    at = at.replace(year=2031)
    in_the_way = Path(storages["private"].path("certificates/2031"))
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("not a folder")

    with django_capture_on_commit_callbacks(execute=True):
        certificate = services.issue_certificate(enrolment=make_enrolment(at), at=at)

    in_the_way.unlink()
    assert certificate.number.endswith("/XI/2031")
    assert services.count_due() == services.Due(to_issue=0, to_render=1)


def test_issuing_twice_returns_the_same_certificate(at):
    enrolment = make_enrolment(at)

    first = services.issue_certificate(enrolment=enrolment, at=at)
    second = services.issue_certificate(enrolment=enrolment, at=at)

    assert first == second
    assert NumberSeries.objects.get().last == 1


def test_an_unfinished_course_is_not_certified(at):
    enrolment = make_enrolment(at, completed=False)

    with pytest.raises(services.CourseNotCompleted):
        services.issue_certificate(enrolment=enrolment, at=at)

    assert not NumberSeries.objects.exists()


def test_nothing_is_issued_without_a_template(at):
    CertificateTemplate.objects.update(is_current=False)

    with pytest.raises(services.NoCurrentTemplate):
        services.issue_certificate(enrolment=make_enrolment(at), at=at)


def test_a_rollback_leaves_no_gap(at):
    cohort = make_cohort()
    make_certificate(at, cohort=cohort)

    with transaction.atomic():
        make_certificate(at, cohort=cohort)
        transaction.set_rollback(True)
    after = make_certificate(at, cohort=cohort)

    assert after.sequence == 2


def test_each_agency_counts_for_itself(at):
    here = make_certificate(at, cohort=make_cohort(make_training_unit()))
    elsewhere = make_certificate(at, cohort=make_cohort(make_training_unit("Pemerintah Kota Mekarsari")))

    assert [here.sequence, elsewhere.sequence] == [1, 1]
    assert here.number != elsewhere.number


def test_agencies_of_the_same_short_name_get_different_numbers(at):
    one = make_certificate(at, cohort=make_cohort(make_training_unit("Kabupaten A", short_name="Pemkab")))
    other = make_certificate(at, cohort=make_cohort(make_training_unit("Kabupaten B", short_name="PEMKAB")))

    assert one.sequence == other.sequence
    assert one.number != other.number


def test_a_code_that_another_agency_used_last_year_is_not_given_again(at):
    first = make_cohort(make_training_unit("Kabupaten A", short_name="Pemkab"))
    make_certificate(at, cohort=first)
    next_year = at.replace(year=2027)

    other = make_certificate(next_year, cohort=make_cohort(make_training_unit("Kabupaten B", short_name="Pemkab")))
    again = make_certificate(next_year, cohort=first)

    assert again.series.agency_code == "PEMKAB"
    assert other.series.agency_code != "PEMKAB"


def test_a_new_year_starts_at_one_with_the_pattern_of_the_last(at):
    cohort = make_cohort()
    make_certificate(at, cohort=cohort)
    NumberSeries.objects.update(pattern="{urut}/{kode}/{tahun}", classification="800", agency_code="BPSDM")

    next_year = make_certificate(at.replace(year=2027), cohort=cohort)

    assert next_year.number == "1/LDA-101/2027"
    assert next_year.series.agency_code == "BPSDM"


def test_the_year_is_that_of_local_time(at):
    shortly_after_midnight = at.replace(year=2027, month=1, day=1, hour=0, minute=5)

    certificate = make_certificate(shortly_after_midnight)

    assert certificate.series.year == 2027
    assert certificate.number.endswith("/I/2027")


def test_an_agency_with_its_own_template_uses_it(at):
    cohort = make_cohort()
    own = services.publish_template(name="Sukamaju", agency=cohort.organiser.get_root(), layout={"place": "Sukamaju"})

    assert make_certificate(at, cohort=cohort).template == own
    elsewhere = make_certificate(at, cohort=make_cohort(make_training_unit("Pemerintah Kota Mekarsari")))
    assert elsewhere.template.agency is None


def test_a_changed_template_is_a_new_version_and_an_unchanged_one_is_not():
    first = services.publish_template(name="Sukamaju", layout={"place": "Sukamaju"})

    again = services.publish_template(name="Sukamaju", layout={"place": "Sukamaju"})
    changed = services.publish_template(name="Sukamaju", layout={"place": "Mekarsari"})

    assert again == first
    assert changed.version == first.version + 1
    assert CertificateTemplate.objects.get(is_current=True) == changed


def test_codes_cannot_be_guessed_from_each_other(at):
    cohort = make_cohort()
    codes = {make_certificate(at, cohort=cohort).code for _ in range(5)}

    assert len(codes) == 5
    assert Certificate.objects.count() == 5


def test_two_agencies_may_count_alike_with_a_pattern_that_names_neither(at):
    elsewhere = make_cohort(organiser=make_training_unit("Pemerintah Kota Mekarsari"))
    for certificate in (make_certificate(at), make_certificate(at, cohort=elsewhere)):
        certificate.series.pattern = "{klasifikasi}/{urut}/{tahun}"
        certificate.series.save()

    ours, theirs = make_certificate(at), make_certificate(at, cohort=elsewhere)

    assert ours.number == theirs.number == "893.3/2/2026"
    assert ours.code != theirs.code
