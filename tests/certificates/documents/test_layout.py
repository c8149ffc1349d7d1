import pytest

from certificates.documents import arrangement, layout
from certificates.documents.problems import problems
from tests.factories.layouts import make_layout


@pytest.mark.parametrize("arranged", [arrangement.landscape, arrangement.portrait, arrangement.bilingual])
def test_the_arrangements_to_start_from_have_no_problems(arranged):
    assert problems(make_layout(arranged)) == []


def test_a_layout_of_the_first_format_keeps_its_words_colours_and_signatory():
    former = {
        "title": "Piagam",
        "given_to": "Dianugerahkan kepada",
        "place": "Sukamaju",
        "signatory": {"name": "Ratna"},
        "colours": {"main": "#123456"},
    }

    now = layout.upgraded(former)

    texts = [element.get("text") for _, _, element in layout.elements(now)]
    assert now["format"] == 2
    assert {"Piagam", "Dianugerahkan kepada"} <= set(texts)
    assert now["signatory"] == {"position": "", "name": "Ratna", "rank": "", "number": ""}
    assert now["colours"] == {**arrangement.COLOURS, "main": "#123456"}
    assert now["place"] == "Sukamaju"


def test_the_tokens_of_a_former_sentence_are_those_of_today():
    now = layout.upgraded({"sentence": "{lulus} pada {pelatihan} ({kode}) selama {jp} jam"})

    texts = [element.get("text") for _, _, element in layout.elements(now)]
    assert "**{lulus}** pada **{judul}** ({kode_pelatihan}) selama **{jp} ({jp_huruf})** jam" in texts


def test_the_sentence_of_the_first_format_by_default_is_that_of_the_arrangement():
    now = layout.upgraded({})

    assert arrangement.SENTENCE in [element.get("text") for _, _, element in layout.elements(now)]


def test_upgrading_twice_is_upgrading_once():
    once = layout.upgraded({"title": "Piagam"})

    assert layout.upgraded(once) == once


def test_what_an_element_leaves_out_is_filled_in():
    sparse = {"format": 2, "pages": [{"elements": [{"kind": "text", "text": "a"}]}]}

    element = layout.upgraded(sparse)["pages"][0]["elements"][0]

    assert set(element) == {"kind", *layout.KINDS["text"]}


def test_the_pictures_of_a_layout_are_its_background_and_its_images():
    chosen = make_layout(background="b" * 64)
    chosen["pages"][0]["elements"].append({"kind": "image", "image": "a" * 64})

    assert layout.images(chosen) == {"a" * 64, "b" * 64}


def test_a_kawung_frame_is_no_picture():
    assert layout.images(make_layout()) == set()


def test_the_document_calls_itself_by_its_first_heading():
    assert layout.title(layout.upgraded({"title": "Piagam"})) == "Piagam"
    assert layout.title(layout.upgraded({"format": 2})) == "Sertifikat"
