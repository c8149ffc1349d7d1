"""The document itself, as other programs read it."""

import hashlib
import shutil
import subprocess
import sys
import threading

import pytest

from certificates.documents import arrangement, workshop
from tests.factories.layouts import (
    SIGNATORY,
    draw,
    make_former_snapshot,
    make_layout,
    make_page,
    make_snapshot,
    read,
    words,
)
from tests.plugins.completeness import leave_out

ODD_NAMES = [
    "Nur'aini \"Ani\" binti Sa'ad",
    "#let x = 1 $y$ \\ [z] @a `b` <c> *d* _e_ // f",
    "**Budi** {nomor} ]#panic()",
    "Zoë Ünal Nguyễn Đặng",
    "王力宏 李小龍 山田太郎 김민준",
    "ᯅᯖᯂ᯲",
    ("Raden Mas Panji Kusumaningrat Wijayakusuma " * 3)[:120].strip(),
]
# Written in other orders, or with signs that readers repeat: what counts is that every letter is there.
SHAPED_NAMES = ["محمد علي", "ꦱꦶꦠꦶꦲꦩꦶꦤꦃ", "ᬲᬶᬢᬶ", "ᮞᮤᮒᮤ", "ᨕᨘᨁᨗ", "q\u0301\u0302"]


@pytest.fixture(autouse=True)
def _reader():
    if not shutil.which("pdftotext"):
        leave_out("pdftotext of poppler-utils is missing")


def test_the_first_page_states_who_passed_what():
    page = words(make_snapshot())

    for fact in (
        "SERTIFIKAT",
        "Nomor 893.3/00042/BKPSDM/XI/2026",
        "7F3K-92QD-0ZX1",
        "Dra. Siti Aminah, M.Si.",
        "NIP 19850412 201001 2 003 · Penata Tingkat I (III/d)",
        "LULUS pada pelatihan Literasi Digital Dasar bagi Aparatur Sipil Negara",
        "20 (dua puluh) jam pelajaran",
        "Predikat Memuaskan · Nilai 87,50",
        "Berlaku sampai 20 November 2029",
        "https://bimtek.contoh.go.id/v/7F3K92QD0ZX1",
    ):
        assert fact in page


def test_the_second_page_lists_subjects_with_hours_and_scores_and_the_competencies():
    page = words(make_snapshot(), page=2)

    assert "Etika digital dalam pelayanan publik 4 87,50" in page
    assert "Jumlah jam pelajaran" in page
    assert "AMAN.3 Melindungi data pribadi dan privasi 3 · Mahir" in page


def test_without_scores_there_is_no_column_for_them():
    modules = [{"title": "Etika digital", "hours": 20}]

    assert "Nilai" not in words(make_snapshot(course={"modules": modules}, result={}), page=2)


def test_without_competencies_the_table_of_subjects_takes_their_room():
    page = words(make_snapshot(course={"competencies": []}), page=2)

    assert "Kompetensi" not in page
    assert "Cakap digital: perangkat, peramban dan dokumen bersama 6 90,00" in page


def test_what_a_person_does_not_have_leaves_no_gap_in_words():
    snapshot = make_snapshot(valid_until_on="", result={})
    snapshot["holder"] = {"name": "Made Wirawan", "number": ""}
    del snapshot["fields"]

    page = words(snapshot)

    assert "Made Wirawan" in page
    assert not any(word in page for word in ("NIP", "Berlaku", "Predikat", "Perbaikan"))


def test_a_signatory_is_printed_with_position_and_number():
    page = words(make_snapshot(make_layout(signatory=SIGNATORY, place="Sukamaju")))

    assert "Sukamaju, 21 November 2026" in page
    assert "Kepala BKPSDM" in page
    assert "Dr. Ratna Dewi, M.Si. Pembina Utama Muda (IV/c) NIP 19720315 199803 1 004" in page


def test_a_corrected_certificate_says_so():
    assert "Perbaikan ke-1" in words(make_snapshot(revision=1))


def test_it_is_an_archival_tagged_document_in_its_language_with_all_its_fonts():
    pdf = read(make_snapshot())

    xmp = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert pdf.metadata.title == "Sertifikat 893.3/00042/BKPSDM/XI/2026"
    assert pdf.metadata.author == "Pemerintah Kabupaten Contoh"
    assert pdf.metadata.keywords == "7F3K-92QD-0ZX1"
    assert pdf.trailer["/Root"]["/Lang"] == "id"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert all_fonts_are_embedded(pdf)


def all_fonts_are_embedded(pdf):
    fonts = [font for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    return fonts and all({"/FontFile2", "/FontFile3"} & set(each) for each in descriptors)


def test_headings_tables_and_the_picture_of_the_code_are_tagged():
    tags = set(tags_of(read(make_snapshot()).trailer["/Root"]["/StructTreeRoot"]))

    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= tags


def tags_of(node):
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from tags_of(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        if "/K" in node:
            yield from tags_of(node["/K"])


def test_a_layout_that_begins_with_a_lower_heading_is_accessible_all_the_same():
    heading = {"kind": "text", "x": 10, "y": 10, "w": 80, "h": 8, "text": "{nama}", "role": "h2"}

    assert "/H1" in set(tags_of(read(make_snapshot(make_page(heading))).trailer["/Root"]["/StructTreeRoot"]))


def test_the_credential_is_attached_as_it_was_signed():
    credential = '{"name": "Siti \\u00e9", "proof": []}'

    pdf = read(make_snapshot(), credential=credential)

    assert pdf.attachments["credential.json"] == [credential.encode()]
    file = pdf.trailer["/Root"]["/AF"][0]
    assert file["/AFRelationship"] == "/Data"
    assert file["/EF"]["/F"]["/Subtype"] == "/application/vc"


def test_the_same_snapshot_gives_the_same_bytes_in_another_thread_and_process():
    here = draw(make_snapshot(), credential="{}")
    elsewhere = []
    thread = threading.Thread(target=lambda: elsewhere.append(draw(make_snapshot(), credential="{}")))
    thread.start()
    thread.join()

    other = subprocess.run([sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True)

    assert elsewhere == [here]
    assert other.stdout.strip() == hashlib.sha256(here).hexdigest()


ELSEWHERE = """
import os, hashlib
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
import django
django.setup()
from tests.factories.layouts import draw, make_snapshot
print(hashlib.sha256(draw(make_snapshot(), credential="{}")).hexdigest())
"""


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_is_printed_letter_by_letter(name):
    assert name in words(make_snapshot(holder={"name": name}))


@pytest.mark.parametrize("name", SHAPED_NAMES)
def test_a_name_in_another_writing_is_printed_with_all_its_letters(name):
    page = words(make_snapshot(holder={"name": name}))

    assert set(name) - {" "} <= set(page)
    assert "\ufffd" not in page


def test_a_name_of_one_endless_word_is_broken_and_not_cut_off():
    assert words(make_snapshot(holder={"name": "X" * 120})).count("X") - words(make_snapshot()).count("X") == 120


def test_a_snapshot_of_the_first_format_is_still_drawn():
    snapshot = make_former_snapshot()

    page = words(snapshot)

    assert read(snapshot).metadata.title == "Piagam 893.3/00042/BKPSDM/XI/2026"
    assert "PIAGAM" in page
    assert "Dianugerahkan kepada Dra. Siti Aminah, M.Si." in page
    assert "yang telah LULUS **" in page
    assert "Dr. Ratna Dewi, M.Si." in page


@pytest.mark.parametrize("arranged", [arrangement.landscape, arrangement.portrait, arrangement.bilingual])
def test_the_longest_facts_stay_on_their_two_pages(arranged):
    snapshot = make_snapshot(make_layout(arranged, signatory=SIGNATORY), **LONGEST)

    first, second = words(snapshot), words(snapshot, page=2)

    assert len(read(snapshot).pages) == 2
    assert first.count("Suryodiningrat") == 4
    assert first.count("sangat panjang") >= 5
    assert "7F3K-92QD-0ZX1" in first
    assert all(f"KODE.{number}" in second for number in range(22))


LONGEST = {
    "holder": {
        "name": "Prof. Dr. Ir. H. Raden Mas Panji Suryodiningrat " * 4,
        "position": "Analis Kebijakan Ahli Utama " * 7,
    },
    "issuer": {"unit": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia " * 3},
    "course": {
        "title": "Pelatihan dengan judul yang sangat panjang " * 5,
        "modules": [{"title": f"Mata pelatihan {each} dengan nama panjang sekali", "hours": 3} for each in range(22)],
        "competencies": [
            {
                "code": f"KODE.{number}",
                "name": "Mengelola pelayanan publik dan melindungi data pribadi warga",
                "framework": "Kamus",
                "level": 3,
                "level_name": "Madya",
            }
            for number in range(22)
        ],
    },
}


def test_an_element_that_needs_a_fact_is_left_out_without_it():
    text = {"kind": "text", "x": 10, "y": 10, "w": 80, "h": 8, "text": "Ditandatangani", "needs": "ttd_nama"}

    assert "Ditandatangani" not in words(make_snapshot(make_page(text)))
    assert "Ditandatangani" in words(make_snapshot(make_page(text, signatory=SIGNATORY)))


def test_texts_in_another_language_are_marked_as_such():
    snapshot = make_snapshot(make_layout(arrangement.bilingual))

    drawn = read(snapshot).pages[0].get_contents().get_data()

    assert "Certificate of completion" in words(snapshot)
    assert b"/Lang(en)" in drawn


def test_a_cleaned_up_folder_for_temporary_files_stops_no_worker():
    before = draw(make_snapshot())
    shutil.rmtree(workshop._folder())

    assert draw(make_snapshot()) == before
