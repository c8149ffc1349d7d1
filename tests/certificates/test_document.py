import hashlib
import io

import pytest
from pypdf import PdfReader

from certificates import rendering, services
from tests.factories.accounts import make_person
from tests.factories.certificates import document, make_certificate, make_cohort, make_version

pytestmark = pytest.mark.django_db

A_LONG_NAME = ("Raden Mas Panji Kusumaningrat Wijayakusuma Suryodiningrat " * 3)[:150]
ODD_NAMES = [
    "Nur'aini \"Ani\" binti Sa'ad",
    "#let x = 1 $y$ \\ [z] @a `b` <c> *d* _e_ // f",
    "Zoë Ünal Nguyễn Đặng",
    "محمد علي",
    "Budi 😀 Santoso",
    "漢字 Wijaya",
    "Siti\x07\u202e Aminah",
]


def read(certificate):
    return PdfReader(io.BytesIO(document(certificate)))


def words(page):
    return " ".join(page.extract_text().replace("\xa0", " ").split())


def test_the_first_page_states_who_passed_what(at):
    person = make_person("Siti Aminah", title_after="M.Si.", number="198504122010012003")
    certificate = make_certificate(at, learner=person, rendered=True)

    pages = read(certificate).pages

    assert len(pages) == 2
    for fact in (
        "SERTIFIKAT",
        certificate.number,
        certificate.grouped_code,
        "Siti Aminah, M.Si.",
        "NIP 19850412 201001 2 003",
        "20 (dua puluh) jam pelajaran",
        f"http://127.0.0.1:8000/v/{certificate.code}",
    ):
        assert fact in words(pages[0])


def test_the_second_page_lists_modules_hours_and_competencies(at):
    page = words(read(make_certificate(at, rendered=True)).pages[1])

    assert "Cakap digital 12" in page
    assert "Jumlah jam pelajaran 20" in page
    assert "AMAN.3" in page


def test_it_is_a_landscape_archival_tagged_document_with_its_fonts(at):
    certificate = make_certificate(at, rendered=True)

    pdf = read(certificate)

    width, height = pdf.pages[0].mediabox[2:]
    xmp = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert (round(width), round(height)) == (842, 595)
    assert pdf.metadata.title == f"Sertifikat {certificate.number}"
    assert pdf.trailer["/Root"]["/Lang"] == "id"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert all_fonts_are_embedded(pdf)


def all_fonts_are_embedded(pdf):
    fonts = [font for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    return fonts and all({"/FontFile2", "/FontFile3"} & set(each) for each in descriptors)


def test_the_same_snapshot_gives_the_same_bytes(at):
    certificate = make_certificate(at)

    once = rendering.draw(certificate.snapshot, issued_at=at)

    assert rendering.draw(certificate.snapshot, issued_at=at) == once


def test_the_stored_hash_and_size_are_those_of_the_file(at):
    certificate = make_certificate(at, rendered=True)

    content = document(certificate)

    assert certificate.pdf_size == len(content)
    assert certificate.pdf_sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_of_any_writing_can_be_printed(name, at):
    certificate = make_certificate(at, learner=make_person(name), rendered=True)

    assert len(read(certificate).pages) == 2


def test_markup_in_a_name_is_printed_not_obeyed(at):
    certificate = make_certificate(at, learner=make_person(ODD_NAMES[1]), rendered=True)

    assert ODD_NAMES[1] in words(read(certificate).pages[0])


def test_what_no_font_can_draw_is_shown_as_missing():
    assert rendering.printable("漢字 Wijaya") == "\ufffd\ufffd Wijaya"


def test_pictures_and_invisible_characters_leave_no_trace():
    assert rendering.printable("Budi 😀 San\u202etoso\x00") == "Budi Santoso"


def test_accents_typed_apart_are_printed_as_one():
    assert rendering.printable("Zoe\u0308") == "Zoë"


def test_the_longest_names_and_titles_still_leave_two_pages(at):
    person = make_person(
        A_LONG_NAME, title_before="Prof. Dr. Ir. H." * 3, title_after="S.T., M.T., Ph.D., IPU., ASEAN Eng."
    )
    person.employments.update(position_title="Analis Kebijakan Ahli Utama " * 7)
    cohort = make_cohort(version=make_version(title="Pelatihan dengan judul yang sangat panjang " * 5))
    cohort.organiser.name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia " * 3
    cohort.organiser.save()

    certificate = make_certificate(at, learner=person, cohort=cohort, rendered=True)

    pages = read(certificate).pages
    assert len(pages) == 2
    assert "Suryodiningrat" in words(pages[0])
    assert certificate.grouped_code in words(pages[0])


def test_many_competencies_with_long_names_still_fit_on_the_second_page(at):
    proofs = [("permenpanrb-38-2017", f"MAN.{number}", 5) for number in range(1, 9)]
    proofs += [
        ("kominfo-4-pilar", f"{area}.{number}", 5) for area in ("CAKAP", "BUDAYA", "ETIKA") for number in range(1, 5)
    ]

    certificate = make_certificate(at, cohort=make_cohort(version=make_version(competencies=proofs)), rendered=True)

    pages = read(certificate).pages
    assert len(pages) == 2
    assert all(code in words(pages[1]) for _, code, _ in proofs)


def test_a_signatory_is_printed_with_position_and_number(at):
    signatory = {"position": "Kepala BKPSDM", "name": "Dr. Ratna Dewi, M.Si.", "number": "19720315 199803 1 004"}
    services.publish_template(name="Sertifikat", layout={"signatory": signatory, "place": "Sukamaju"})

    page = words(read(make_certificate(at, rendered=True)).pages[0])

    assert "Sukamaju, 21 November 2026 Kepala BKPSDM Dr. Ratna Dewi, M.Si. NIP 19720315 199803 1 004" in page


def test_the_qr_code_holds_the_link_in_capitals_so_that_it_is_small():
    small = rendering.qr_svg("https://bimtek.sukamajukab.go.id/v/7F3K92QD0ZX1")

    assert small == rendering.qr_svg("HTTPS://BIMTEK.SUKAMAJUKAB.GO.ID/V/7F3K92QD0ZX1")
    assert 'width="29"' in small
