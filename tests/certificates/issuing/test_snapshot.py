import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from accounts.models import Rank
from certificates.documents.layout import upgraded
from certificates.issuing.producing import drawn
from certificates.models import GradingScale
from tests.factories.accounts import make_person
from tests.factories.assessments import make_quiz, submit
from tests.factories.certificates import make_certificate, make_cohort, make_version
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db


def test_the_holder_is_printed_as_employed_on_the_day_of_issue(at):
    person = make_person("Siti Aminah", title_before="Dra.", title_after="M.Si.", number="198504122010012003")
    person.employments.update(rank=Rank.objects.get(scheme="PNS", grade="III/b"))

    holder = make_certificate(at, learner=person).snapshot["holder"]

    assert holder["name"] == "Dra. Siti Aminah, M.Si."
    assert holder["number_label"] == "NIP"
    assert holder["number_grouped"] == "19850412 201001 2 003"
    assert holder["rank"] == "Penata Muda Tingkat I (III/b)"
    assert holder["position"] == "Analis Kebijakan Ahli Pertama"
    assert holder["agency"] == "Pemerintah Kabupaten Contoh"


def test_a_contract_employee_has_a_number_of_another_name(at):
    holder = make_certificate(at, learner=make_person(status="PPPK")).snapshot["holder"]

    assert holder["number_label"] == "NI PPPK"


def test_a_person_without_employment_gets_a_certificate_with_the_name_alone(at):
    certificate = make_certificate(at, learner=make_person("Made Wirawan", employed=False), rendered=True)

    assert certificate.snapshot["holder"] == {"name": "Made Wirawan", "number": ""}
    assert certificate.is_rendered


def test_every_text_that_a_layout_may_print_is_kept(at):
    fields = make_certificate(at).snapshot["fields"]

    assert fields["judul"] == "Literasi Digital Dasar bagi ASN"
    assert (fields["mulai"], fields["selesai"]) == ("7 November 2026", "21 November 2026")
    assert (fields["jp"], fields["jp_huruf"]) == ("20", "dua puluh")
    assert (fields["penyelenggara"], fields["instansi"]) == ("BKPSDM", "Pemerintah Kabupaten Sukamaju")
    assert (fields["lulus"], fields["perbaikan"]) == ("LULUS", "")


def test_dates_are_kept_to_reckon_with_as_well(at):
    snapshot = make_certificate(at).snapshot

    assert snapshot["dates"] == {
        "issued": "2026-11-21",
        "started": "2026-11-07",
        "completed": "2026-11-21",
        "valid_until": None,
    }
    assert snapshot["valid_until_on"] == ""


def test_a_course_that_counts_for_months_gives_the_last_day(at):
    version = make_version()
    version.spec["validity_months"] = 36
    version.save()

    certificate = make_certificate(at, cohort=make_cohort(version=version))

    assert certificate.valid_until == datetime.date(2029, 11, 21)
    assert certificate.snapshot["valid_until_on"] == "21 November 2029"
    assert certificate.snapshot["fields"]["berlaku_sampai"] == "21 November 2029"


def test_dates_are_indonesian_whatever_the_language_of_the_moment(at):
    with translation.override("en"):
        certificate = make_certificate(at.replace(month=8), cohort=make_cohort())

    assert certificate.snapshot["issued_on"] == "21 Agustus 2026"


def test_modules_and_competencies_are_copied(at):
    course = make_certificate(at).snapshot["course"]

    assert [(module["hours"], module["score"]) for module in course["modules"]] == [(12, ""), (8, "")]
    assert [(each["code"], each["level"], each["framework_code"]) for each in course["competencies"]] == [
        ("AMAN.3", 3, "kominfo-4-pilar")
    ]


def test_a_course_without_competencies_is_certified_all_the_same(at):
    cohort = make_cohort(version=make_version(competencies=()))

    assert make_certificate(at, cohort=cohort, rendered=True).is_rendered


def test_a_course_without_post_test_has_neither_score_nor_predikat(at):
    snapshot = make_certificate(at).snapshot

    assert snapshot["result"] == {"score": "", "predikat": ""}
    assert snapshot["versions"]["quizzes"] == []


@pytest.fixture
def earned(at):
    """The snapshot of somebody who answered everything right."""
    course = make_course(lessons=1)
    quiz = make_quiz(course, role="post_test", title="Tes akhir")
    enrolment = enrol_learner(course, make_person(), at)
    submit(enrolment, quiz, at)
    return complete_course(enrolment, at)


def snapshot_of(enrolment, at):
    from certificates.issuing.services import record_certificate

    return record_certificate(enrolment=enrolment, at=at).snapshot


def test_the_post_test_gives_score_predikat_and_the_version_that_was_passed(earned, at):
    snapshot = snapshot_of(earned, at)

    assert snapshot["result"] == {"score": "100.00", "predikat": "Sangat Memuaskan"}
    assert snapshot["fields"]["nilai"] == "100,00"
    assert snapshot["versions"]["quizzes"] == [{"title": "Tes akhir", "version": 1}]
    assert snapshot["course"]["modules"][0]["score"] == "100.00"


def test_the_agency_s_own_scale_comes_before_the_common_one(earned, at):
    bands = [{"from": "0.00", "name": "Lulus biasa"}]
    agency = earned.cohort.organiser.get_root()
    GradingScale.objects.create(name="Sukamaju", agency=agency, bands=bands, valid_from=datetime.date(2026, 6, 1))

    assert snapshot_of(earned, at)["result"]["predikat"] == "Lulus biasa"


def test_a_scale_that_begins_later_does_not_count_yet(earned, at):
    bands = [{"from": "0.00", "name": "Kelak"}]
    GradingScale.objects.create(name="Baru", bands=bands, valid_from=at.date() + datetime.timedelta(days=1))

    assert snapshot_of(earned, at)["result"]["predikat"] == "Sangat Memuaskan"


def test_later_edits_change_neither_the_snapshot_nor_the_document(at):
    certificate = make_certificate(at, rendered=True)
    printed, before = certificate.snapshot, drawn(certificate, certificate.credential)

    edit_everything_that_was_printed(certificate)
    certificate = type(certificate).objects.get(pk=certificate.pk)

    assert certificate.snapshot == printed
    assert drawn(certificate, certificate.credential) == before


def edit_everything_that_was_printed(certificate):
    person, version = certificate.holder, certificate.enrolment.version
    person.full_name = "Nama Baru"
    person.save()
    person.employments.update(position_title="Jabatan Baru")
    version.title, version.spec["modules"] = "Judul Baru", []
    version.save()
    certificate.template.layout = upgraded({"title": "Piagam"})
    certificate.template.save()
    certificate.series.agency.name = "Instansi Baru"
    certificate.series.agency.save()
    GradingScale.objects.update(bands=[])


def test_scores_are_kept_as_text_with_two_decimals(earned, at):
    assert Decimal(snapshot_of(earned, at)["result"]["score"]).as_tuple().exponent == -2
