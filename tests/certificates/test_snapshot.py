import pytest
from django.utils import translation

from accounts.models import Rank
from certificates import services, snapshot
from tests.factories.accounts import make_person
from tests.factories.certificates import document, make_certificate, make_cohort, make_version

pytestmark = pytest.mark.django_db


def sentence_of(certificate):
    return "".join(piece["text"] for piece in certificate.snapshot["sentence"]).replace("\xa0", " ")


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


def test_the_sentence_says_what_was_passed_where_and_for_how_long(at):
    certificate = make_certificate(at)

    assert sentence_of(certificate) == (
        "yang telah mengikuti dan dinyatakan LULUS pada pelatihan Literasi Digital Dasar bagi ASN "
        "yang diselenggarakan oleh BKPSDM pada tanggal 7 November 2026 s.d. 21 November 2026 "
        "selama 20 (dua puluh) jam pelajaran."
    )


def test_dates_are_indonesian_whatever_the_language_of_the_moment(at):
    with translation.override("en"):
        certificate = make_certificate(at.replace(month=8), cohort=make_cohort())

    assert certificate.snapshot["issued_on"] == "21 Agustus 2026"


def test_a_token_that_does_not_exist_stays_as_written():
    pieces = snapshot.sentence("lulus {apa} {jp}", {"jp": "20"})

    assert "".join(piece["text"] for piece in pieces) == "lulus {apa} 20"


def test_modules_and_competencies_are_copied(at):
    course = make_certificate(at).snapshot["course"]

    assert [module["hours"] for module in course["modules"]] == [12, 8]
    assert [(each["code"], each["level"]) for each in course["competencies"]] == [("AMAN.3", 3)]


def test_a_course_without_competencies_is_certified_all_the_same(at):
    cohort = make_cohort(version=make_version(competencies=()))

    assert make_certificate(at, cohort=cohort, rendered=True).is_rendered


def test_later_edits_change_neither_the_snapshot_nor_the_document(at):
    certificate = make_certificate(at, rendered=True)
    before, printed = document(certificate), certificate.snapshot

    edit_everything_that_was_printed(certificate)
    certificate.pdf.storage.delete(certificate.pdf.name)
    certificate.refresh_from_db()
    services.render_pdf(certificate=certificate)

    assert certificate.snapshot == printed
    assert document(certificate) == before


def edit_everything_that_was_printed(certificate):
    person, version = certificate.holder, certificate.enrolment.version
    person.full_name = "Nama Baru"
    person.save()
    person.employments.update(position_title="Jabatan Baru")
    version.title, version.spec["modules"] = "Judul Baru", []
    version.save()
    certificate.template.layout["title"] = "Piagam"
    certificate.template.save()
    certificate.series.agency.name = "Instansi Baru"
    certificate.series.agency.save()
