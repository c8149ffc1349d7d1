"""A badge carries its credential, survives being read by others, and no hostile picture does harm."""

import io
import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from certificates.credentials import badge, baking

TEXT = '{"name": "Siti ]]> <b> & é 王", "proof": {}}'
PNG = badge.png("LDA-101", 20)
SVG = badge.svg("LDA-101", 20, "Lencana Literasi Digital")


def test_the_credential_comes_out_of_a_png_as_it_went_in():
    assert baking.extract_png(baking.bake_png(PNG, TEXT)) == TEXT


def test_the_credential_comes_out_of_an_svg_as_it_went_in():
    assert baking.extract_svg(baking.bake_svg(SVG, TEXT).encode()) == TEXT


def test_a_baked_png_is_still_a_picture_and_others_find_the_text_by_its_keyword():
    picture = Image.open(io.BytesIO(baking.bake_png(PNG, TEXT)))
    picture.load()

    assert picture.size == (512, 512)
    assert picture.text == {"openbadgecredential": TEXT}


def test_a_badge_without_a_credential_says_so():
    with pytest.raises(baking.NoCredential, match="carries no credential"):
        baking.extract_png(PNG)
    with pytest.raises(baking.NoCredential, match="carries no credential"):
        baking.extract_svg(SVG.encode())


def test_the_attribute_that_older_badges_use_is_read():
    svg = f'<svg xmlns:ob="{baking.NAMESPACE}"><ob:credential verify="a.b.c"/></svg>'

    assert baking.extract_svg(svg.encode()) == "a.b.c"


def chunk(content, length=None):
    head = struct.pack(">I", len(content) if length is None else length)
    return baking.PNG_START + head + b"iTXt" + content + struct.pack(">I", zlib.crc32(b"iTXt" + content))


KEYWORD = baking.KEYWORD


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"GIF89a",
        baking.PNG_START,
        chunk(KEYWORD + b"\x00"),
        chunk(KEYWORD + b"\x00\x01\x00\x00\x00" + zlib.compress(bytes(50_000_000))),
        chunk(KEYWORD + b"\x00\x00\x00\x00\x00\xff\xfe"),
        chunk(KEYWORD + b"\x00\x00\x00\x00\x00"),
        chunk(KEYWORD + b"\x00\x00\x00\x00\x00" + b"x" * 200_000),
        chunk(b"x", length=0xFFFFFFFF),
        baking.PNG_START + (struct.pack(">I", 0) + b"tEXt" + bytes(4)) * 100_000,
    ],
    ids=range(10),
)
def test_a_png_that_is_wrong_or_hostile_ends_in_a_clear_error(picture):
    started = time.thread_time()

    with pytest.raises(baking.NoCredential):
        baking.extract_png(picture)

    assert time.thread_time() - started < 1


def laughs():
    """A billion of them, if entities were expanded."""
    entities = ['<!ENTITY l0 "ha">', *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))]
    return hostile_svg(f"<!DOCTYPE s [{''.join(entities)}]>", "&l9;")


def hostile_svg(before, inside):
    return f'{before}<s xmlns:o="{baking.NAMESPACE}"><o:credential>{inside}</o:credential></s>'.encode()


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"<svg>",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
        b'<!DOCTYPE svg SYSTEM "http://example.org/x.dtd"><svg/>',
        laughs(),
        hostile_svg('<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
        hostile_svg("", ""),
        hostile_svg("", "x" * 200_000),
        b"<g>" * 90_000,
        b"<g>" * 42_000 + b"</g>" * 42_000,
        b"<svg>" + b" " * 2_000_000 + b"</svg>",
    ],
    ids=range(12),
)
def test_an_svg_that_is_wrong_or_hostile_ends_in_a_clear_error(picture):
    started = time.thread_time()

    with pytest.raises(baking.NoCredential):
        baking.extract_svg(picture)

    assert time.thread_time() - started < 1


@given(st.binary(max_size=300))
def test_any_bytes_end_in_the_text_or_a_clear_error(content):
    for extract, start in ((baking.extract_png, baking.PNG_START), (baking.extract_svg, b"<svg>")):
        for picture in (content, start + content):
            with pytest.raises(baking.NoCredential):
                extract(picture)


def test_a_badge_is_drawn_the_same_each_time():
    badge.png.cache_clear()

    assert badge.png("LDA-101", 20) == PNG


def test_the_badges_of_two_courses_differ_and_stay_small():
    other = badge.png("PKA-2026/ANGKATAN-XII", 900)

    assert other != PNG
    assert max(len(PNG), len(other)) < 25_000
    assert len(SVG) < 25_000


def test_the_svg_of_a_badge_takes_no_markup_from_its_texts():
    svg = badge.svg("<script>", 20, 'x</title><script>alert("x")</script>')

    assert "<script" not in svg
