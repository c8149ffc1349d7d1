import pytest

from certificates.documents import layout as layouts
from certificates.documents.editor.cards import cards
from certificates.documents.editor.posted import number, pages_of
from tests.factories.layouts import make_layout, make_page, posted


def test_what_the_form_shows_comes_back_as_it_was():
    layout = make_layout()

    pages, problems = pages_of(posted(layout))

    assert pages == layout["pages"]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("12.5", 12.5), (" 12,5 ", 12.5), ("1e3", 500), ("-99", -50), ("0.129", 0.13), ("inf", 500)],
)
def test_numbers_are_read_with_point_or_comma_and_kept_within_limits(text, value):
    assert number(text, -50, 500) == value


@pytest.mark.parametrize("text", ["", "dua", "nan", "1.2.3", "--1"])
def test_what_is_no_number_is_told(text):
    pages, problems = pages_of({**posted(make_page({"kind": "line", "x": 7})), "e1-1-x": text})

    assert [(each.code, each.page, each.element) for each in problems] == [("number", 1, 1)]
    assert pages[0]["elements"][0]["x"] == layouts.KINDS["line"]["x"]


def test_only_what_a_setting_may_be_is_taken():
    sent = posted(make_page({"kind": "text", "text": "a", "font": "display"}))
    sent |= {"e1-1-font": "Comic", "e1-1-align": "<b>", "e1-1-colour": "url(x)", "e1-1-role": "h9", "e1-1-lang": "de"}

    element = pages_of(sent)[0][0]["elements"][0]

    assert (element["font"], element["align"], element["colour"]) == ("sans", "left", "ink")
    assert (element["role"], element["lang"]) == ("p", "")


def test_a_picture_is_named_by_a_sha256_or_not_at_all():
    sent = posted(make_page({"kind": "image"}))

    assert pages_of({**sent, "e1-1-image": "../../etc/passwd"})[0][0]["elements"][0]["image"] == ""
    assert pages_of({**sent, "e1-1-image": "a" * 64})[0][0]["elements"][0]["image"] == "a" * 64


def test_unknown_kinds_and_endless_counts_are_left_out():
    sent = {"pages": "999", "count1": "99", "e1-1-kind": "code", "e1-2-kind": "line", "e1-2-x": "3", "count2": "-1"}

    pages, _ = pages_of(sent)

    assert len(pages) == layouts.MOST_PAGES
    assert [len(page["elements"]) for page in pages] == [1, 0, 0, 0, 0, 0]


def test_line_ends_of_browsers_become_plain_ones():
    sent = {**posted(make_page({"kind": "text", "text": "a"})), "e1-1-text": "a\r\nb\x00"}

    assert pages_of(sent)[0][0]["elements"][0]["text"] == "a\nb"


@pytest.mark.django_db
def test_every_setting_of_every_element_has_a_control():
    layout = make_page(*[{"kind": kind} for kind in layouts.KINDS])

    for card in cards(layout, [""], [])[0]["elements"]:
        keys = {control.key for control in [*card["content"], *card["settings"]]}
        assert keys | {"role"} == set(layouts.KINDS[card["kind"]]) | {"role"}
