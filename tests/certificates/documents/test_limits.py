"""The editor draws what somebody is still typing: however wild, it must be done soon and never end in an error."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typst import TypstError

from certificates.documents import layout as layouts
from certificates.documents.editor import previews
from certificates.documents.editor.controls import NUMBERS
from certificates.documents.editor.posted import pages_of
from certificates.documents.rendering import draw_page
from certificates.documents.weight import lightened
from tests.factories.layouts import draw, make_layout, make_page, make_snapshot

# Seconds of computing. Generous, because machines differ: the slowest takes one here, and took fifteen without limits.
LONGEST = 4
MANY = layouts.MOST_ELEMENTS
TEXT = {"kind": "text", "w": 290, "h": 200, "size": 72, "smallest": 5}
JAVANESE = "".join(chr(code) for code in range(0xA98F, 0xA9B3))
# Each as costly as the limits let it be, or beyond them.
HEAVY = {
    "lines": [{**TEXT, "text": "a\n" * 1000}] * MANY,
    "all lines": [{**TEXT, "text": "\n".join(JAVANESE[number % 9 :][:1] * 40)} for number in range(MANY)],
    "placeholders": [{**TEXT, "text": "kata {tempat_kerja} panjang " * 70}] * MANY,
    "all placeholders": [{**TEXT, "text": "{tempat_kerja} " * 25}] * 4,
    "all letters": [{**TEXT, "h": 60, "text": JAVANESE[number % 30 :] * 3} for number in range(MANY)],
    "long texts": [{**TEXT, "text": f"{number} {JAVANESE} " * 40} for number in range(MANY)],
    "tables": [{"kind": "subjects", "w": 290, "h": 20 + number, "size": 72} for number in range(MANY)],
}


@pytest.mark.django_db
@pytest.mark.parametrize("elements", HEAVY.values(), ids=HEAVY)
def test_no_draft_takes_long_to_draw(elements):
    layout = layouts.upgraded({"format": 2, "pages": [{"elements": elements[start::6]} for start in range(6)]})

    start = time.process_time()
    pictures = previews.drawn(layout, facts={"agency": "Dinas " * 40, "unit": "Badan " * 40})

    assert time.process_time() - start < LONGEST
    assert len(pictures) == 6


def test_of_a_draft_that_is_too_heavy_a_part_is_left():
    names = [f"{number:064x}" for number in range(6)]
    elements = [{"kind": "image", "image": name} for name in names]
    elements += [{**TEXT, "text": "a\n" * 40}, {**TEXT, "text": "{nama}"}]
    elements += [{**TEXT, "text": "x" * 2000}] * 4 + [{"kind": "line"}]

    (page,) = lightened(make_page(*elements)["pages"])

    assert [each["kind"] for each in page["elements"]] == ["image"] * 5 + ["text"] * 4 + ["line"]
    assert page["elements"][5]["text"] == "{nama}"


def test_what_is_within_the_limits_is_left_alone():
    layout = make_layout()

    assert lightened(layout["pages"]) == layout["pages"]


KEYS = sorted({key for kind in layouts.KINDS.values() for key in kind})
values = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [*layouts.KINDS, "h1", "bold", "on", "{nama}", "{hasil}", "#123456", "display", "1e9", "nan", "-0"]
    ),
    st.integers(-1000, 1000).map(str),
)
# Letters and marks of all the scripts that our fonts have, in any order.
BLOCKS = [
    (0x20, 0x24F),
    (0x300, 0x45F),
    (0x600, 0x6FF),
    (0x1A00, 0x1A1F),
    (0x1B00, 0x1BFF),
    (0x4E00, 0x4F00),
    (0xA980, 0xA9DF),
]
WRITINGS = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]


@settings(max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries({"kind": st.sampled_from([*layouts.KINDS])}, optional=dict.fromkeys(KEYS, values)),
        max_size=4,
    )
)
def test_whatever_is_sent_can_be_drawn(elements):
    post = {"pages": "1", "count1": str(len(elements))}
    for number, element in enumerate(elements, start=1):
        post |= {f"e1-{number}-{key}": value for key, value in element.items()}

    pages, _ = pages_of(post)

    drawn = [each for each in pages[0]["elements"] if each["kind"] != "image"]  # those of the store need a database
    layout = layouts.upgraded({"format": 2, "pages": [{"elements": drawn}]})
    try:
        assert draw_page(make_snapshot(layout), page=1, pixels_per_inch=30).startswith(b"\x89PNG")
    except TypstError as error:
        pytest.fail(str(error))


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=30), st.text(st.sampled_from(WRITINGS), max_size=30)))
def test_whatever_a_name_is_made_of_it_can_be_drawn(name):
    text = {"kind": "text", "x": 10, "y": 10, "w": 200, "h": 20, "text": "{nama} **{nama}**", "font": "display"}
    layout = make_page(text, {**text, "y": 50, "is_upper": True})

    assert draw(make_snapshot(layout, holder={"name": name})).startswith(b"%PDF")


def test_every_number_of_the_form_has_limits():
    numbers = {
        key for kind in layouts.KINDS.values() for key, value in kind.items() if isinstance(value, int | float)
    } - {"is_upper", "shows_scores"}

    assert numbers == set(NUMBERS)
