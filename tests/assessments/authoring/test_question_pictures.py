"""A version keeps a copy of each picture, so that nothing done to the library changes an attempt."""

import pytest
from bs4 import BeautifulSoup

from assessments.drawn_questions import preview, to_answer
from assessments.freezing import question_content
from assessments.models import Case, QuestionVersion
from assessments.question_pictures import kept_picture
from assessments.version_content import QuestionContent
from tests.factories.assessments import make_question, option_block
from tests.factories.images import make_image

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail leaves it to the garbage collector
]


@pytest.fixture
def question():
    return make_question(image=make_image(), image_alt="Denah gedung")


def drawn(content, **facts):
    holes = {"item": "i", "number": "1", "total": "1"}
    html = to_answer(QuestionContent(QuestionVersion(content=content))).filled(
        "open", option_order=[], given=[], **holes, **facts
    )
    return BeautifulSoup(html, "html.parser")


def test_a_picture_is_kept_no_wider_than_a_page_and_with_its_words(question):
    picture = question_content(question, picture=kept_picture)["image"]

    assert (picture["width"], picture["height"], picture["alt"]) == (960, 480, "Denah gedung")
    assert picture["src"].endswith(".webp")


def test_the_site_serves_the_copy(client, question):
    picture = question_content(question, picture=kept_picture)["image"]

    response = client.get(picture["src"])

    assert response.getvalue()[8:12] == b"WEBP"


def test_the_copy_stays_when_the_picture_is_deleted(client, question):
    picture = question_content(question, picture=kept_picture)["image"]
    image, question.image = question.image, None
    question.save()

    image.delete()

    assert client.get(picture["src"]).getvalue()


def test_the_same_picture_is_kept_once_and_another_one_beside_it(question):
    other = make_question(image=make_image(colour=(1, 2, 3)), image_alt="Peta")

    first, second, third = (
        question_content(each, picture=kept_picture)["image"] for each in (question, question, other)
    )

    assert first == second
    assert third["src"] != first["src"]


def test_the_picture_of_a_question_is_drawn_with_its_words(question):
    image = drawn(question_content(question, picture=kept_picture)).find("img")

    assert (image["alt"], image["width"], image["height"]) == ("Denah gedung", "960", "480")


def test_the_picture_of_an_option_is_drawn_inside_its_label():
    question = make_question()
    block = option_block("Pilihan", True, "")
    block["value"] |= {"image": make_image().pk, "image_alt": "Tombol merah"}
    question.options = [block, option_block("Lain", False, "")]
    question.save()
    question.refresh_from_db()

    page = drawn(question_content(question, picture=kept_picture))

    assert page.find("label").find("img")["alt"] == "Tombol merah"


def test_a_case_comes_with_the_first_of_its_questions_and_by_name_with_the_next(question):
    question.case = Case.objects.create(
        bank=question.bank, title="Surel aneh", body="<p>Isi surel</p>", image=make_image(), image_alt="Surel"
    )
    content = question_content(question, picture=kept_picture)

    first, second = drawn(content), drawn(content, is_case_known=True)

    assert first.find("img", alt="Surel")
    assert "Isi surel" in first.get_text()
    assert "Isi surel" not in second.get_text()
    assert "Surel aneh" in second.get_text()


def test_a_preview_leaves_no_copy_behind(question, client):
    address = BeautifulSoup(preview(question)["open"], "html.parser").find("img")["src"]

    assert "soal-" not in address
    assert client.get(address).getvalue()
