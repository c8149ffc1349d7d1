import pytest
from django.db import transaction

from certificates.documents.services import publish_template
from certificates.issuing import services
from certificates.issuing.printability import NameNotPrintable, NotPrintable
from certificates.models import Certificate, CertificateTemplate, NumberSeries
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificates import (
    document,
    make_certificate,
    make_cohort,
    make_enrolment,
    make_training_unit,
    make_version,
    revoke,
)
from tests.factories.keys import make_issuer, make_platform_keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return make_administrator()


def test_issuing_numbers_and_renders_the_certificate(at, django_capture_on_commit_callbacks):
    make_platform_keys()
    enrolment = make_enrolment(at)

    with django_capture_on_commit_callbacks(execute=True):
        certificate = services.issue_certificate(enrolment=enrolment, at=at)

    assert certificate.number == "893.3/00001/PEMERINTAH_KABUPATEN_SUKAMAJU/XI/2026"
    assert certificate.holder == enrolment.learner
    assert document(certificate).startswith(b"%PDF")


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
    own = publish_template(name="Sukamaju", agency=cohort.organiser.get_root(), layout={"place": "Sukamaju"})

    assert make_certificate(at, cohort=cohort).template == own
    elsewhere = make_certificate(at, cohort=make_cohort(make_training_unit("Pemerintah Kota Mekarsari")))
    assert elsewhere.template.agency is None


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


def test_a_name_that_cannot_be_printed_is_refused_and_takes_no_number(at):
    cohort = make_cohort()
    make_certificate(at, cohort=cohort)

    with pytest.raises(NameNotPrintable) as refusal:
        make_certificate(at, learner=make_person("Budi 𓀀𓀁 Santoso"), cohort=cohort)

    assert refusal.value.characters == ["𓀀", "𓀁"]
    assert NumberSeries.objects.get().last == 1


@pytest.mark.parametrize(
    "name", ["Budi\u202e Santoso", "Budi\x07", "\u200b\u200b", "Bu\u2028di", "Bu\u200ddi", "\u00a0"]
)
def test_a_name_that_reads_otherwise_than_it_looks_takes_no_number(at, name):
    with pytest.raises(NameNotPrintable) as refusal:
        make_certificate(at, learner=make_person(name))

    assert all(each.startswith("U+") for each in refusal.value.characters)
    assert not NumberSeries.objects.exists()


def test_a_title_that_reads_otherwise_than_it_looks_is_refused(at):
    with pytest.raises(NotPrintable):
        make_certificate(at, cohort=make_cohort(version=make_version(title="Literasi \u202eDigital")))


def test_what_merely_has_no_look_keeps_no_title_from_the_paper(at):
    title = "Literasi\u00ad Digital\t🙂"

    assert make_certificate(at, cohort=make_cohort(version=make_version(title=title))).number


def test_a_title_that_cannot_be_printed_is_refused_as_well(at):
    with pytest.raises(NotPrintable):
        make_certificate(at, cohort=make_cohort(version=make_version(title="Literasi 𓀀")))


def test_a_certificate_knows_which_one_it_renews(at):
    person, version = make_person(), make_version()
    first = make_certificate(at, learner=person, cohort=make_cohort(version=version))

    second = make_certificate(at.replace(year=2027), learner=person, cohort=make_cohort(version=version))

    assert second.renews == first
    assert first.renews is None


def test_a_refresher_renews_the_certificate_of_the_course_that_it_names(at):
    person = make_person()
    first = make_certificate(at, learner=person)
    refresher = make_version(code="LDA-102")
    refresher.spec["refreshes"] = str(first.enrolment.version.course_key)
    refresher.save()

    second = make_certificate(at.replace(year=2027), learner=person, cohort=make_cohort(version=refresher))

    assert second.renews == first


def test_a_certificate_of_somebody_else_or_a_revoked_one_is_not_renewed(at, administrator):
    person, version = make_person(), make_version()
    make_certificate(at, cohort=make_cohort(version=version))
    revoke(make_certificate(at, learner=person, cohort=make_cohort(version=version)), administrator, at)

    assert make_certificate(at, learner=person, cohort=make_cohort(version=version)).renews is None


def test_a_certificate_has_its_issuer_and_a_place_in_the_status_list_of_that_one(at):
    platform = make_platform_keys()
    cohort = make_cohort()
    of_platform = make_certificate(at, cohort=cohort)
    own = make_issuer(cohort.organiser)

    of_unit = make_certificate(at, cohort=cohort)

    assert (of_platform.issuer, of_platform.status_list.issuer) == (platform, platform)
    assert (of_unit.issuer, of_unit.status_list.issuer) == (own, own)


def test_numbers_do_not_wait_for_keys(at):
    certificate = make_certificate(at)

    assert certificate.sequence == 1
    assert (certificate.issuer, certificate.status_list) == (None, None)
