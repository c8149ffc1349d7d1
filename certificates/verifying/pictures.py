"""QR codes in a photo or a scan of strangers, for a bounded price. Knows no database and no Django.

A picture is judged by its head before anything is unpacked. The reader of QR codes takes no limit of time, and a
picture full of finder patterns costs it seconds, growing with the square of its area: it gets small pictures only, and
no further one once the budget is spent.
"""

import io
import time

import zxingcpp
from PIL import Image
from pillow_heif import HeifImagePlugin  # noqa: F401 -- teaches Pillow to open photos of iPhones

from certificates.verifying.kinds import Kind

FORMATS = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.HEIF: "HEIF"}
# By what a pixel costs to unpack.
MOST_PIXELS = {Kind.PNG: 25_000_000, Kind.JPEG: 55_000_000, Kind.HEIF: 13_000_000}
LONGEST_SIDE = 12_000
MOST_HEIF_BYTES = 6_000_000
MOST_CHUNKS = 5000
MOST_SEGMENTS = 200
MOST_SCANS = 12
# A photo is looked at as a whole, then piece by piece in more detail; pieces overlap by more than a printed code takes.
OVERVIEW = 1000
DETAIL = 2000
PIECE, STRIDE = 800, 400
SECONDS = 0.35


class Unreadable(Exception):
    """It is no picture, or broken."""


class TooLarge(Exception):
    """Unpacking it would cost too much."""


def codes_in(content, kind):
    """The texts of the QR codes in a picture. Raises Unreadable, TooLarge."""
    _check_parts(content, kind)
    try:
        with Image.open(io.BytesIO(content), formats=[FORMATS[kind]]) as picture:
            _check_size(picture, kind)
            picture.draft("L", (DETAIL, DETAIL))
            grey = _grey(picture)
    except (TooLarge, MemoryError, Image.DecompressionBombError) as error:
        raise TooLarge from error
    except Exception as error:  # Pillow's plugins raise whatever a malformed file makes them stumble over.
        raise Unreadable from error
    return _read(grey)


def _check_size(picture, kind):
    width, height = picture.size
    if width * height > MOST_PIXELS[kind] or max(width, height) > LONGEST_SIDE:
        raise TooLarge


def _grey(picture):
    """Small enough to look at, on white where it is transparent."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture.thumbnail((DETAIL, DETAIL), Image.Resampling.BOX, reducing_gap=1.0)
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        return ground.convert("L")
    grey = picture.convert("L")
    grey.thumbnail((DETAIL, DETAIL), Image.Resampling.BOX, reducing_gap=1.0)
    return grey


def _read(grey):
    began = time.thread_time()
    overview = grey.copy()
    overview.thumbnail((OVERVIEW, OVERVIEW), Image.Resampling.BILINEAR)
    found = _codes(overview)
    if found or max(grey.size) <= OVERVIEW:
        return found
    for box in _pieces(*grey.size):
        if time.thread_time() - began > SECONDS:
            break
        found = _codes(grey.crop(box))
        if found:
            return found
    return []


def _pieces(width, height):
    for top in range(0, max(height - PIECE + STRIDE, 1), STRIDE):
        for left in range(0, max(width - PIECE + STRIDE, 1), STRIDE):
            yield left, top, min(left + PIECE, width), min(top + PIECE, height)


def _codes(grey):
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    return list(dict.fromkeys(barcode.text for barcode in found))


def _check_parts(content, kind):
    """Pillow reads part by part in Python, so millions of tiny parts would cost more than any picture."""
    if kind == Kind.PNG:
        _check_chunks(content)
    elif kind == Kind.JPEG:
        _check_segments(content)
    elif len(content) > MOST_HEIF_BYTES:
        raise TooLarge


def _check_chunks(content):
    place = 8
    for _ in range(MOST_CHUNKS):
        length = int.from_bytes(content[place : place + 4])
        if content[place + 4 : place + 8] in {b"IEND", b""}:
            return
        place += 12 + length
    raise TooLarge


def _check_segments(content):
    # Each scan passes over the whole picture; inside a scan this marker cannot occur.
    if content.count(b"\xff\xda") > MOST_SCANS:
        raise TooLarge
    place = 2
    for _ in range(MOST_SEGMENTS):
        marker = content[place : place + 2]
        if len(marker) < 2 or marker[0] != 0xFF or marker[1] == 0xDA:
            return
        place += 2 + max(int.from_bytes(content[place + 2 : place + 4]), 2)
    raise TooLarge
