import pytest

from certificates.documents import arrangement
from certificates.documents.editor.wording import PROBLEMS, problem_text
from certificates.documents.layout import elements
from certificates.documents.problems import errors, problems
from certificates.documents.weight import MOST_WEIGHT, weight
from tests.factories.layouts import make_layout, make_page

TEXT = {"kind": "text", "x": 10, "y": 10, "w": 80, "h": 8, "text": "Nomor {nomor} untuk {nama}"}
CODE = {"kind": "qr", "x": 10, "y": 100, "w": 33}


def codes(*elements, images=(), **changes):
    return [problem.code for problem in problems(make_page(*elements, **changes), images=images)]


def test_name_number_and_code_are_all_that_a_layout_needs():
    assert codes(TEXT, CODE) == []


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ({**TEXT, "x": 250}, "off_page"),
        ({**TEXT, "y": -1}, "off_page"),
        ({**TEXT, "w": 0}, "no_room"),
        ({**TEXT, "h": 0}, "no_room"),
        ({**TEXT, "text": "{nomor} {nama} {gaji}"}, "placeholder"),
        ({**TEXT, "needs": "gaji"}, "placeholder"),
        ({**TEXT, "text": "{nomor} {nama} 😀"}, "unprintable"),
        ({**TEXT, "text": "{nomor} {nama}\u202e"}, "unprintable"),
        ({**TEXT, "text": "{nomor} {nama}" + "x" * 2000}, "long_text"),
        ({**TEXT, "text": "{nomor} {nama}" + "\na" * 40}, "many_lines"),
        ({**TEXT, "size": 4}, "small_letters"),
        ({**TEXT, "smallest": 3}, "small_letters"),
        ({**TEXT, "size": 90}, "large_letters"),
        ({**TEXT, "colour": "red"}, "colour"),
    ],
)
def test_a_text_that_cannot_be_printed_so_is_refused(element, code):
    assert code in codes(element, CODE)


def test_a_problem_names_its_page_and_element():
    layout = make_page(TEXT, CODE, {**TEXT, "x": 290})

    assert [(each.page, each.element) for each in errors(layout)] == [(1, 3)]


def test_an_empty_text_is_refused():
    assert "no_text" in codes(TEXT, CODE, {**TEXT, "y": 60, "text": " "})


def test_a_code_too_small_for_phones_is_refused():
    assert codes(TEXT, {**CODE, "w": 31.9}) == ["small_code"]


def test_a_square_code_must_not_reach_below_the_page():
    assert codes(TEXT, {**CODE, "y": 190}) == ["off_page"]


def test_a_layout_without_code_name_or_number_is_refused():
    found = problems(make_page({**TEXT, "text": "Selamat"}))

    assert {(each.code, each.detail) for each in found} == {
        ("no_code", ""),
        ("not_printed", "nama"),
        ("not_printed", "nomor"),
    }


def test_an_upright_page_ends_where_a_lying_one_goes_on():
    assert codes({**TEXT, "x": 150}, CODE, is_landscape=False) == ["off_page"]


def test_pictures_must_be_in_the_store():
    picture = {"kind": "image", "x": 100, "y": 100, "w": 20, "h": 20, "image": "a" * 64}

    assert codes(TEXT, CODE, picture) == ["image"]
    assert codes(TEXT, CODE, picture, images={"a" * 64}) == []


def test_a_background_must_be_in_the_store():
    assert codes(TEXT, CODE, background="b" * 64) == ["background"]
    assert codes(TEXT, CODE, background="b" * 64, images={"b" * 64}) == []


def test_colours_are_six_hexadecimal_digits():
    assert codes(TEXT, CODE, colours={"main": "#12345"}) == ["colour"]


def test_there_is_an_end_to_elements_and_pages():
    many = [TEXT, CODE, *({**TEXT, "x": 10, "y": 20} for _ in range(79))]
    layout = make_layout()
    layout["pages"] = layout["pages"] * 4

    assert "many_elements" in codes(*many)
    assert "many_pages" in [each.code for each in problems(layout)]


def test_a_text_may_have_forty_lines():
    assert codes({**TEXT, "text": "{nomor} {nama}" + "\na" * 39}, CODE) == []


def test_there_is_an_end_to_words_placeholders_and_tables_together():
    words = [{**TEXT, "y": y, "text": "x" * 1900} for y in range(30, 150, 30)]
    names = [{**TEXT, "y": y, "text": "{nama}" * 30} for y in range(30, 150, 30)]
    tables = [{"kind": "subjects", "x": 100, "y": y, "w": 80, "h": 2} for y in range(10, 200, 9)]

    for many in (words, names, tables):
        assert codes(TEXT, CODE, *many[:3]) == []
        assert "heavy" in codes(TEXT, CODE, *many, {**TEXT, "y": 180, "text": "x" * 300})


def test_no_arrangement_of_ours_asks_half_of_what_may_be_drawn():
    for arranged in (arrangement.landscape, arrangement.portrait, arrangement.bilingual):
        assert sum(weight(element) for _, _, element in elements(make_layout(arranged))) < MOST_WEIGHT / 2


def test_there_is_an_end_to_different_pictures_but_not_to_the_same_one():
    names = [f"{number:064x}" for number in range(6)]
    pictures = [
        {"kind": "image", "x": 100, "y": 30 * at, "w": 20, "h": 20, "image": name} for at, name in enumerate(names)
    ]

    assert "many_pictures" in codes(TEXT, CODE, *pictures, images=set(names))
    assert codes(TEXT, CODE, *[pictures[0]] * 6, images=set(names)) == []


@pytest.mark.parametrize("changes", [{"place": "Suka\u202emaju"}, {"signatory": {"name": "Ratna 😀"}}])
def test_place_and_signatory_must_be_printable_as_well(changes):
    assert codes(TEXT, CODE, **changes) == ["unprintable"]


def test_elements_over_each_other_are_only_warned_of():
    layout = make_page(TEXT, CODE, {**TEXT, "y": 12})

    assert [(each.code, each.element, each.detail) for each in problems(layout)] == [("overlap", 1, "3")]
    assert errors(layout) == []


def test_every_problem_has_words():
    layout = make_page({**TEXT, "x": 290, "text": "{gaji} 😀", "size": 2, "colour": "red"}, background="b" * 64)

    found = problems(layout)

    assert {problem.code for problem in found} <= set(PROBLEMS)
    assert all("%" not in problem_text(problem) for problem in found)
