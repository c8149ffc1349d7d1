import pytest

from certificates.documents import layout as layouts
from certificates.documents.editor.changing import changed


def pages(*counts):
    """Pages of lines that are told apart by their distance from the top."""
    return [{"elements": [{"kind": "line", "y": y} for y in range(count)]} for count in counts]


def order(changed_pages, page=1):
    return [element["y"] for element in changed_pages[page - 1]["elements"]]


@pytest.mark.parametrize(
    ("action", "expected", "place"),
    [
        ("up:1:3", [0, 2, 1], (1, 2)),
        ("down:1:1", [1, 0, 2], (1, 2)),
        ("up:1:1", [0, 1, 2], (1, 1)),
        ("down:1:3", [0, 1, 2], (1, 3)),
        ("remove:1:2", [0, 2], (1, 2)),
        ("remove:1:3", [0, 1], (1, 2)),
    ],
)
def test_elements_are_moved_and_removed(action, expected, place):
    made, focus = changed(pages(3), action)

    assert (order(made), focus) == (expected, place)


def test_a_new_element_comes_last_with_all_its_settings():
    made, focus = changed(pages(1), "add:1", "qr")

    assert made[0]["elements"][1]["w"] == 33
    assert set(made[0]["elements"][1]) == {"kind", *layouts.KINDS["qr"]}
    assert focus == (1, 2)


def test_pages_are_added_and_removed():
    more, focus = changed(pages(1), "add_page")
    fewer, _ = changed(pages(1, 2), "remove_page:1")

    assert (len(more), focus) == (2, (2, 0))
    assert order(fewer) == [0, 1]


def test_the_last_page_stays():
    assert changed(pages(2), "remove_page:1")[0] == pages(2)


def test_no_more_is_added_than_a_layout_may_have():
    full = pages(layouts.MOST_ELEMENTS)

    assert changed(full, "add:1", "line")[0] == full
    assert len(changed(pages(*[1] * layouts.MOST_PAGES), "add_page")[0]) == layouts.MOST_PAGES


@pytest.mark.parametrize(
    "action", ["", "preview", "up", "up:1", "up:9:1", "remove:1:9", "add:7", "x:1:1", "up:1:-1", "up:²:1"]
)
def test_an_action_that_has_nothing_to_work_on_changes_nothing(action):
    assert changed(pages(2), action, "line")[0] == pages(2)


def test_what_was_handed_in_stays_as_it_was():
    before = pages(3)

    changed(before, "remove:1:1")

    assert before == pages(3)
