"""What people do on the site, in their words: each step ends when the page says that it is done."""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from accounts.identity_numbers import grouped
from tests.factories.accounts import PASSWORD

# The right options of the factories end so: one for most questions, two where several are right.
RIGHT, RIGHT_AS_WELL, WRONG = (re.compile(rf"^Tindakan \d+-{place}$") for place in (1, 2, 2))


def sign_in(page, person):
    page.goto("/")
    page.get_by_role("link", name="Masuk dengan NIP").click()
    page.get_by_label("NIP atau surel").fill(grouped(person.current_employment().number))
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(person.full_name)


def enrol(page, course):
    page.get_by_role("navigation").get_by_role("link", name="Katalog").first.click()
    page.get_by_role("link", name=course.title).click()
    page.get_by_role("button", name="Daftar pelatihan ini").click()
    expect(page.get_by_text(f"Anda terdaftar pada {course.title}.")).to_be_visible()


def go_on(page):
    page.get_by_role("link", name="Lanjutkan:").click()


def finish_lesson(page, title):
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("button", name="Tandai selesai dan lanjut").click()


def start_quiz(page):
    page.get_by_role("button", name="Mulai kuis").click()
    expect(page.locator("fieldset")).not_to_have_count(0)


def answer(page, *, right, places=slice(None)):
    """Choose at the questions in `places`; one that takes several answers gets all the right ones."""
    for question in page.locator("fieldset").all()[places]:
        question.get_by_label(RIGHT if right else WRONG).check()
        if right and question.get_by_role("checkbox").count():
            question.get_by_label(RIGHT_AS_WELL).check()


def save(page, *, js):
    """With scripts the answers are on their way already."""
    if js:
        expect(page.get_by_text("Semua jawaban terkirim")).to_be_visible()
    else:
        page.get_by_role("button", name="Simpan jawaban").click()
        expect(page.get_by_role("status").filter(has_text="tersimpan")).to_be_visible()


def chosen_options(page):
    return page.locator("input:checked").evaluate_all("inputs => inputs.map(input => input.value)")


def hand_in(page):
    page.get_by_role("button", name="Periksa dan kirim").click()
    expect(page.get_by_text("Semua soal sudah dijawab.")).to_be_visible()
    page.get_by_role("button", name="Kirim jawaban").click()


def download_certificate(page):
    """The PDF."""
    page.get_by_role("navigation").get_by_role("link", name="Sertifikat").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh PDF").click()
    return download.value.path().read_bytes()


def sheets_of(document):
    """The pages of a PDF as text."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(document)).pages]


def code_on(sheet):
    return re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", sheet)[0]


def verify_by_form(page, code):
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Periksa sertifikat").first.click()
    page.get_by_label("Kode verifikasi").fill(code.lower())
    page.get_by_role("button", name="Periksa sertifikat").click()


def verify_file(page, document):
    page.goto("/verifikasi/")
    file = {"name": "sertifikat.pdf", "mimeType": "application/pdf", "buffer": document}
    page.get_by_label("Berkas atau foto").set_input_files(file)
    page.get_by_role("button", name="Periksa berkas").click()


def find_on_unit_board(page, number):
    """The row of the one person whom the board finds by number."""
    page.get_by_role("navigation").get_by_role("link", name="Unit").first.click()
    page.get_by_label("Nama atau NIP").fill(grouped(number))
    page.get_by_role("button", name="Tampilkan").click()
    rows = page.get_by_role("region", name="Pegawai").locator("tbody tr")
    expect(rows).to_have_count(1)
    return rows
