"""What layout-editor.js adds to the editor: the picture follows, and elements are moved on it."""

import pytest
from playwright.sync_api import expect

from certificates.models import CertificateTemplate
from tests.factories.accounts import make_administrator

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "/admin/certificatetemplate/new/"


@pytest.fixture
def editor(browser_page):
    page = browser_page(user=make_administrator(), width=1400, height=900)
    page.goto(ADD)
    return page


def picture(page):
    return page.locator("[data-sheet='1'] img").get_attribute("src")


def box(page, number):
    return page.locator("[data-sheet='1'] .layout-editor__box").nth(number - 1)


def test_the_picture_follows_what_is_typed(editor):
    before = picture(editor)
    editor.locator("#e1-4 summary").click()

    with editor.expect_response("**/preview/"):
        editor.locator("[name='e1-4-text']").fill("Piagam Penghargaan")

    expect(editor.locator("[data-sheet='1'] img")).not_to_have_attribute("src", before)


def test_arrow_keys_move_an_element(editor):
    top = editor.locator("[name='e1-5-y']")
    before = float(top.input_value())

    box(editor, 5).focus()
    with editor.expect_response("**/preview/"):
        editor.keyboard.press("ArrowDown")
        editor.keyboard.press("Shift+ArrowDown")

    expect(top).to_have_value(f"{before + 5.5:g}")


def test_an_element_is_dragged_to_its_place(editor):
    left = editor.locator("[name='e1-5-x']")
    before = float(left.input_value())
    where = box(editor, 5).bounding_box()
    scale = 297 / editor.locator("[data-sheet='1'] img").bounding_box()["width"]

    with editor.expect_response("**/preview/"):
        editor.mouse.move(where["x"] + 10, where["y"] + 5)
        editor.mouse.down()
        editor.mouse.move(where["x"] + 110, where["y"] + 5, steps=4)
        editor.mouse.up()

    assert float(left.input_value()) == pytest.approx(before + 100 * scale, abs=1)


def test_a_layout_is_changed_and_put_to_use_without_the_script(browser_page):
    page = browser_page(user=make_administrator(), width=1400, height=900, js=False)
    page.goto(ADD)
    page.locator("#e1-4 summary").click()
    page.locator("[name='e1-4-text']").fill("Piagam")
    page.locator("button[value='remove:1:1']").evaluate("button => button.form.requestSubmit(button)")

    page.locator("button[value='publish']").click()

    page.wait_for_url("**/admin/certificatetemplate/")
    newest = CertificateTemplate.objects.get(version=2).layout["pages"][0]["elements"]
    assert (len(newest), newest[2]["text"]) == (20, "Piagam")


@pytest.mark.parametrize("dark", [False, True])
def test_the_editor_is_accessible_with_everything_open(browser_page, axe, dark):
    page = browser_page(user=make_administrator(), width=1400, height=900, dark=dark)
    page.goto(ADD)
    page.locator(".layout-editor details").evaluate_all("all => all.forEach(details => (details.open = true))")

    # The boxes on the picture are as small as what they move; the numbers of the form, which stay, do the same.
    page.locator("[data-boxes]").evaluate_all("all => all.forEach(each => each.remove())")

    assert axe(page, within=".layout-editor") == []
