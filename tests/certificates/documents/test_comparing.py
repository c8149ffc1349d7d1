from certificates.documents.comparing import Difference, differences
from tests.factories.layouts import make_page

TEXT = {"kind": "text", "x": 10, "y": 10, "w": 80, "h": 8, "text": "{nama}"}
CODE = {"kind": "qr", "x": 10, "y": 100, "w": 33}


def test_equal_layouts_do_not_differ():
    assert differences(make_page(TEXT, CODE), make_page(TEXT, CODE)) == []


def test_a_moved_element_differs_in_its_place_alone():
    found = differences(make_page(TEXT, CODE), make_page({**TEXT, "x": 20}, CODE))

    assert found == [Difference("changed", 1, 1, "text", "x", 10, 20)]


def test_an_element_put_between_others_is_the_only_difference():
    found = differences(make_page(TEXT, CODE), make_page(TEXT, {**TEXT, "text": "Baru", "y": 50}, CODE))

    assert found == [Difference("added", 1, 2, "text", after="Baru")]


def test_an_element_that_is_gone_is_told_with_its_former_place():
    found = differences(make_page(TEXT, CODE), make_page(CODE))

    assert found == [Difference("removed", 1, 1, "text", before="{nama}")]


def test_colours_and_signatory_are_compared_one_by_one():
    found = differences(make_page(TEXT), make_page(TEXT, colours={"main": "#123456"}, signatory={"name": "Ratna"}))

    assert [(each.key, each.after) for each in found] == [("colours_main", "#123456"), ("signatory_name", "Ratna")]


def test_a_new_page_adds_its_elements():
    newer = make_page(TEXT)
    newer["pages"].append({"elements": make_page(CODE)["pages"][0]["elements"]})

    assert [(each.what, each.page) for each in differences(make_page(TEXT), newer)] == [("added", 2)]
