import io
import time
import zlib

import pytest
from PIL import Image

from certificates.verifying import pictures
from certificates.verifying.kinds import Kind
from tests.factories.shown_files import chunk, encoded, finder_patterns, noise, photo, png_of_chunks

LINK = "HTTPS://BIMTEK.EXAMPLE/V/7F3K92QD0ZX1/" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 12
SECONDS = 1.0


@pytest.mark.parametrize(
    ("kind", "size", "width"),
    [
        ("JPEG", (1600, 1200), 300),
        ("JPEG", (4000, 3000), 400),
        ("JPEG", (4000, 3000), 1500),
        ("PNG", (1600, 1200), 300),
        ("PNG", (3000, 2000), 350),
        ("HEIF", (800, 600), 300),
    ],
)
def test_the_code_of_a_sheet_is_read_from_a_photo(kind, size, width):
    picture = photo(LINK, kind=kind, size=size, width=width)

    assert pictures.codes_in(picture, Kind[kind]) == [LINK]


def test_a_code_on_nothing_is_read_as_on_white():
    code = Image.open(io.BytesIO(photo(LINK, kind="PNG"))).convert("L")
    clear = Image.new("RGBA", code.size)
    clear.putalpha(code.point(lambda shade: 255 if shade < 128 else 0))

    assert pictures.codes_in(encoded(clear, "PNG"), Kind.PNG) == [LINK]


def test_a_picture_without_a_code_has_none():
    assert pictures.codes_in(encoded(Image.new("RGB", (400, 300), "white"), "JPEG"), Kind.JPEG) == []


@pytest.mark.parametrize("kind", [Kind.PNG, Kind.JPEG, Kind.HEIF])
def test_what_breaks_off_is_unreadable(kind):
    picture = photo(LINK, kind=kind.value.upper(), size=(800, 600), width=300)

    for end in (20, 200, len(picture) // 3):
        with pytest.raises(pictures.Unreadable):
            pictures.codes_in(picture[:end], kind)


BOMB = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(30_000_000)))
TOO_LARGE = {
    "more pixels than are looked at": (Kind.PNG, lambda: encoded(Image.new("1", (8000, 8000)), "PNG")),
    "a long thread": (Kind.PNG, lambda: encoded(Image.new("1", (20_000, 1)), "PNG")),
    "pixels that are only claimed": (Kind.PNG, lambda: png_of_chunks(width=60_000, height=60_000)),
    "a million chunks": (Kind.PNG, lambda: png_of_chunks(chunk(b"tEXt", b"") * 800_000)),
    "a million segments": (Kind.JPEG, lambda: b"\xff\xd8" + b"\xff\xe1\x00\x02" * 2_500_000),
    "a thousand scans": (
        Kind.JPEG,
        lambda: encoded(Image.new("L", (4000, 4000)), "JPEG")[:-2] + b"\xff\xda\x00\x02" * 1000,
    ),
    "a large photo of an iPhone": (Kind.HEIF, lambda: b"\x00\x00\x00\x24ftypheic" + bytes(7_000_000)),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_would_cost_too_much_is_refused_at_once(name):
    kind, make = TOO_LARGE[name]
    content = make()
    began = time.process_time()

    with pytest.raises((pictures.TooLarge, pictures.Unreadable)):
        pictures.codes_in(content, kind)

    assert time.process_time() - began < 0.1


HOSTILE = {
    "finder patterns": lambda: finder_patterns(1000),
    "many finder patterns": lambda: finder_patterns(2000, pixel=2),
    "finder patterns that hide in the overview": lambda: finder_patterns(4000, pixel=2),
    "noise": lambda: encoded(noise(4990, 4990), "PNG", compress_level=1),
    "texts that unpack": lambda: png_of_chunks(BOMB * 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_costs_less_than_a_second(name):
    content = HOSTILE[name]()
    began = time.process_time()

    try:
        assert pictures.codes_in(content, Kind.PNG) == []
    except (pictures.TooLarge, pictures.Unreadable):
        pass

    assert time.process_time() - began < SECONDS


def test_a_hostile_photo_costs_less_than_a_second():
    content = encoded(noise(7000, 7000), "JPEG", quality=20, progressive=True)
    began = time.process_time()

    assert pictures.codes_in(content, Kind.JPEG) == []

    assert time.process_time() - began < SECONDS
