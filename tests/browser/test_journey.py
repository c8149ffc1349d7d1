"""The main job from end to end: somebody learns and is certified, a stranger verifies it, HR sees it."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from accounts.models import OrgUnit, User
from courses.models import CoursePage, ModulePage
from tests.browser import steps
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.assessments import make_question, make_quiz
from tests.factories.courses import make_cohort, make_course, make_lesson
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class World:
    course: CoursePage
    learner: User
    officer: User
    officer_elsewhere: User
    unit: OrgUnit


@pytest.fixture
def world():
    make_platform_keys()
    agency = make_unit("Pemerintah Kabupaten Sukamaju")
    unit, other_unit = make_unit("Dinas Kominfo", agency), make_unit("Dinas Kesehatan", agency)
    return World(
        course=make_small_course(organiser=make_unit("BKPSDM", agency)),
        learner=make_person("Yuliana Wati", unit=unit),
        officer=make_hr_officer(unit),
        officer_elsewhere=make_hr_officer(other_unit, "Ratna Dewi"),
        unit=unit,
    )


def make_small_course(organiser):
    course = make_course("Aman Berdigital", lessons=0, open=False)
    make_cohort(course, organiser=organiser)
    module = ModulePage.objects.child_of(course).get()
    make_quiz(module, role="pre_test", title="Tes awal")
    make_lesson(module, "Kunci layar")
    make_lesson(module, "Sandi yang kuat")
    kinds = ["single_choice", "multiple_response", "true_false"]
    make_quiz(module, title="Tes akhir", questions=[make_question(kind=kind) for kind in kinds])
    return course


@pytest.mark.parametrize(("js", "width"), [(True, 360), (False, 1280)], ids=["with scripts", "without scripts"])
def test_a_civil_servant_learns_and_is_certified_a_stranger_verifies_and_hr_sees_it(browser_page, world, js, width):
    def open_page():
        return browser_page(js=js, width=width)

    learner = open_page()
    steps.sign_in(learner, world.learner)
    study(learner, world.course, js=js)
    certificate = steps.download_certificate(learner)

    front, _back = steps.sheets_of(certificate)
    assert "Yuliana Wati" in front
    strangers_verify(open_page(), steps.code_on(front))
    strangers_check_the_file(open_page(), certificate)
    board = hr_finds_the_person(open_page(), world)
    nobody_else_sees_the_board(open_page(), world, board)


def study(page, course, *, js):
    steps.enrol(page, course)
    take_pre_test(page)
    steps.go_on(page)
    steps.finish_lesson(page, "Kunci layar")
    steps.finish_lesson(page, "Sandi yang kuat")
    take_post_test(page, js=js)
    page.get_by_role("link", name="Buka pelatihan").click()
    expect(page.get_by_text("4 dari 4 langkah selesai")).to_be_visible()


def take_pre_test(page):
    steps.start_quiz(page)
    steps.answer(page, right=False)
    steps.hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nilai awal Anda: 0 dari 100")


def take_post_test(page, *, js):
    steps.start_quiz(page)
    steps.answer(page, right=True, places=slice(2))
    steps.save(page, js=js)
    given = steps.chosen_options(page)
    page.reload()
    assert steps.chosen_options(page) == given
    steps.answer(page, right=True, places=slice(2, 3))
    steps.hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lulus: 100 dari 100")
    expect(page.get_by_role("heading", name="Dari tes awal ke tes akhir")).to_be_visible()
    page.locator("summary", has_text="Soal 1").click()
    expect(page.get_by_text("Umpan balik").first).to_be_visible()


def strangers_verify(page, code):
    page.goto(f"/v/{code}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sertifikat ini asli dan berlaku")

    steps.verify_by_form(page, code)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sertifikat ini asli dan berlaku")
    expect(page.get_by_text("Yuliana Wati")).to_be_visible()


def strangers_check_the_file(page, document):
    steps.verify_file(page, document)
    expect(page.get_by_role("heading", level=1)).to_have_text("Berkas ini asli dan sertifikatnya berlaku")
    expect(page.get_by_text("Yuliana Wati").first).to_be_visible()

    steps.verify_file(page, document + b"\n%%EOF")
    expect(page.get_by_role("heading", level=1)).to_have_text("Berkas ini diubah setelah kami terbitkan")


def hr_finds_the_person(page, world):
    """Returns the address of the board."""
    steps.sign_in(page, world.officer)
    employment = world.learner.current_employment()
    row = steps.find_on_unit_board(page, employment.number)
    facts = [employment.grouped_number, employment.position_title, "Dinas Kominfo", "20 / 20", "1", "Memenuhi"]
    expect(row.get_by_role("cell")).to_have_text(facts)
    board = page.url

    row.get_by_role("link", name="Yuliana Wati").click()
    certificates = page.get_by_role("region", name="Sertifikat")
    expect(certificates).to_contain_text("Aman Berdigital")
    expect(certificates).to_contain_text("Berlaku")
    return board


def nobody_else_sees_the_board(page, world, board):
    steps.sign_in(page, world.officer_elsewhere)

    assert page.goto(board).status == 404
    assert page.goto(f"/unit/pegawai/{world.learner.public_id}/").status == 404
