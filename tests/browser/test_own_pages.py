"""What people do with their own account, each page on the way accessible and wide enough, with and without scripts."""

import datetime
import zipfile

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.privacy.services.notices import publish_notice
from tests.accounts.entering.steps import NEW, make_code
from tests.browser import steps
from tests.factories.accounts import PASSWORD, make_person
from tests.factories.assessments import make_quiz
from tests.factories.courses import enrol_learner, make_course

pytestmark = pytest.mark.django_db(transaction=True)

WAYS = pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def is_fine(shortcomings):
    """Without scripts axe doesn't run; what it would see is the same page."""

    def check(page, *, js):
        assert not js or shortcomings(page) == []

    return check


def heading(page):
    return page.get_by_role("heading", level=1)


@WAYS
def test_a_code_on_paper_opens_the_account_and_the_notice_comes_first(browser_page, is_fine, js):
    person = make_person("Yuliana Wati", informed=False)
    person.set_unusable_password()
    person.save()
    code = make_code(person, timezone.now())
    page = browser_page(js=js, reduced_motion="reduce")
    page.goto("/masuk/")
    page.get_by_role("link", name="Baru pertama kali?").click()

    page.get_by_label("NIP atau NI PPPK").fill(person.current_employment().number)
    page.get_by_label("Kode aktivasi").fill("ABCDE-FGHJK")
    page.get_by_role("button", name="Periksa kode").click()
    expect(page.get_by_text("Nomor dan kode tidak cocok")).to_be_visible()
    is_fine(page, js=js)
    page.get_by_label("Kode aktivasi").fill(code.lower())
    page.get_by_role("button", name="Periksa kode").click()
    expect(heading(page)).to_have_text("Pilih kata sandi Anda")
    is_fine(page, js=js)
    page.get_by_label("Kata sandi baru", exact=True).fill(NEW)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(NEW)
    page.get_by_role("button", name="Simpan dan masuk").click()

    expect(heading(page)).to_contain_text("Sebelum mulai")
    page.get_by_role("button", name="Saya sudah membaca").click()
    expect(heading(page)).to_contain_text("Yuliana Wati")


@WAYS
def test_a_request_about_ones_data_is_made_followed_and_withdrawn(browser_page, is_fine, js):
    page = browser_page(js=js, user=make_person(), reduced_motion="reduce")
    page.goto("/akun/")
    page.get_by_role("link", name="Minta perbaikan").click()

    page.get_by_role("button", name="Kirim permintaan").click()
    is_fine(page, js=js)
    page.get_by_label("Memperbaiki data saya").check()
    page.get_by_label("Jelaskan dengan kata-kata Anda sendiri").fill("Gelar saya S.Kom., bukan S.T.")
    page.get_by_role("button", name="Kirim permintaan").click()
    expect(page.get_by_text("Batas jawaban")).to_be_visible()
    is_fine(page, js=js)
    page.get_by_role("button", name="Tarik permintaan").click()

    expect(page.get_by_text("ditarik kembali", exact=True)).to_be_visible()


def test_the_copy_of_ones_data_can_be_read_without_the_site(browser_page, is_fine, shortcomings, tmp_path):
    page = browser_page(user=make_person("Yuliana Wati"), reduced_motion="reduce")
    page.goto("/data-pribadi/")
    page.get_by_role("button", name="Buat salinan data saya").click()
    page.goto("/data-pribadi/")
    is_fine(page, js=True)
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh salinan").click()
    zipfile.ZipFile(download.value.path()).extractall(tmp_path)

    page.goto((tmp_path / "index.html").as_uri())

    expect(heading(page)).to_have_text("Data saya: Yuliana Wati")
    assert shortcomings(page) == []


@WAYS
def test_a_new_notice_leaves_a_quiz_alone_and_brings_back_to_it(browser_page, js):
    learner, now = make_person("Yuliana Wati"), timezone.now()
    course = make_course("Aman Berdigital")
    quiz = make_quiz(course, title="Kuis")
    enrol_learner(course, learner, now)
    page = browser_page(js=js)
    steps.sign_in(page, learner)
    page.goto(quiz.url)
    steps.start_quiz(page)
    attempt = page.url

    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    publish_notice(text_id="Baru.", text_en="New.", effective_from=yesterday, at=now)
    steps.answer(page, right=True)
    steps.save(page, js=js)
    page.goto(attempt)
    chosen = steps.chosen_options(page)
    assert chosen
    page.context.clear_cookies()
    page.goto(attempt)
    page.get_by_label("NIP atau surel").fill(learner.current_employment().number)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_role("button", name="Saya sudah membaca").click()

    expect(page).to_have_url(attempt)
    assert steps.chosen_options(page) == chosen
