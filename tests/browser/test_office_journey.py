"""What an office does for a newcomer, and what others see of it, each page on the way with and without scripts."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.identity_numbers import grouped
from accounts.models import Employment
from tests.accounts.entering.steps import NEW, text_of
from tests.browser import steps
from tests.factories.accounts import make_number, make_officer, make_person, make_unit
from tests.factories.imports import people_csv, person_row
from tests.factories.privacy import make_request

pytestmark = pytest.mark.django_db(transaction=True)

WAYS = pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])
CODE = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def office(agency):
    return make_unit("Dinas Sosial", agency)


@pytest.fixture
def administrator(agency, office):
    return make_officer("agency_administrator", agency, "Dewi Anggraeni")


def heading(page):
    return page.get_by_role("heading", level=1)


def send_file(page, rows, name):
    file = {"name": name, "mimeType": "text/csv", "buffer": people_csv(rows)}
    page.get_by_label("Berkas", exact=True).set_input_files(file)
    page.get_by_role("button", name="Kirim dan periksa berkas").click()
    expect(heading(page)).to_have_text(name)


@WAYS
def test_an_office_corrects_its_file_and_brings_in_a_newcomer(browser_page, administrator, agency, office, js):
    number = make_number()
    page = browser_page(js=js, user=administrator)
    page.goto("/impor/")
    page.get_by_role("link", name="Kirim berkas").first.click()

    send_file(page, [person_row(office, number=number[:17], full_name="Gusti Ayu Pratiwi")], "keliru.csv")
    row = page.get_by_role("row").filter(has_text="Gusti Ayu Pratiwi")
    expect(row.get_by_role("cell").first).to_have_text("2")
    expect(row).to_contain_text("NIP atau NI PPPK terdiri atas 18 angka; nomor ini 17 angka.")
    expect(row).to_contain_text("Cocokkan dengan surat keputusannya.")
    expect(page.get_by_role("button", name="Terapkan")).to_have_count(0)
    page.get_by_role("link", name="Kirim berkas yang sudah diperbaiki").click()
    send_file(page, [person_row(office, number=number, full_name="Gusti Ayu Pratiwi")], "benar.csv")
    page.get_by_role("button", name="Terapkan 1 perubahan").click()
    expect(page.get_by_role("button", name="Terapkan")).to_have_count(0)
    page.goto("/pegawai/")
    page.get_by_label("Nama, NIP, atau surel").fill(grouped(number))
    page.get_by_role("button", name="Tampilkan").click()

    page.get_by_role("link", name="Gusti Ayu Pratiwi").click()
    expect(heading(page)).to_contain_text("Gusti Ayu Pratiwi")
    auditor = browser_page(js=js, user=make_officer("auditor", agency, "Maria Goreti Bere"))
    auditor.goto("/jejak-audit/")
    expect(auditor.get_by_text(re.compile("Dewi Anggraeni menerapkan berkas .*benar.csv")).first).to_be_visible()


@WAYS
def test_a_newcomer_comes_in_with_the_code_that_the_office_printed(browser_page, administrator, office, js):
    newcomer = make_person("Gusti Ayu Pratiwi", unit=office, password=None, informed=False)
    officer = browser_page(js=js, user=administrator)
    officer.goto("/aktivasi/kelola/")
    with officer.expect_download() as download:
        officer.get_by_role("button", name="Buat lembar kode (PDF)").click()
    code = CODE.search(text_of(download.value.path().read_bytes())).group()
    page = browser_page(js=js)
    page.goto("/aktivasi/")

    page.get_by_label("NIP atau NI PPPK").fill(Employment.objects.get(user=newcomer).number)
    page.get_by_label("Kode aktivasi").fill(code)
    page.get_by_role("button", name="Periksa kode").click()
    page.get_by_label("Kata sandi baru", exact=True).fill(NEW)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(NEW)
    page.get_by_role("button", name="Simpan dan masuk").click()
    page.get_by_role("button", name="Saya sudah membaca").click()

    expect(heading(page)).to_contain_text("Gusti Ayu Pratiwi")


@WAYS
def test_a_wish_for_a_correction_is_fulfilled_and_answered(browser_page, agency, office, js):
    learner = make_person("Yohanes Kapitan", unit=office, title_after="A.Md.Kep.")
    make_request(learner, timezone.now(), wish="Gelar saya S.Kep.")
    desk = browser_page(js=js, user=make_officer("data_protection_officer", agency, "Bambang Sutrisno"))
    desk.goto("/data-pribadi/meja/")
    desk.get_by_role("link", name="Yohanes Kapitan").click()

    desk.get_by_role("button", name="Tangani permintaan ini").click()
    desk.get_by_label("Gelar belakang").fill("S.Kep.")
    desk.get_by_role("button", name="Simpan perbaikan").click()
    desk.get_by_label("Jawaban kepada pemohon").fill("Gelar Anda sudah kami perbaiki.")
    desk.get_by_role("button", name="Jawab dan tutup").click()
    expect(desk.get_by_text("Permintaan telah dijawab.")).to_be_visible()

    page = browser_page(js=js)
    steps.sign_in(page, learner)
    page.goto("/data-pribadi/permintaan/")
    page.get_by_role("link", name=re.compile("Memperbaiki|Perbaikan")).first.click()
    expect(page.get_by_text("Gelar Anda sudah kami perbaiki.")).to_be_visible()
    page.goto("/akun/")
    expect(page.get_by_text("S.Kep.").first).to_be_visible()
