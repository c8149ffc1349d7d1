import time

import pytest

from certificates.verifying.kinds import Kind, kind_of

PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\xef\xbb\xbfjunk before it %PDF-1.7", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n....", Kind.PNG),
        (b"\xff\xd8\xff\xe0....", Kind.JPEG),
        (b"\x00\x00\x00\x24ftypheic....", Kind.HEIF),
        (b"\x00\x00\x00\x24ftypmp42....", Kind.UNKNOWN),
        (PICTURE, Kind.SVG),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- badge -->\n" + PICTURE, Kind.SVG),
        (b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'>" + PICTURE, Kind.SVG),
        (b"<svgx/>", Kind.UNKNOWN),
        (b"<html><svg/></html>", Kind.UNKNOWN),
        (b"<!-- never ends <svg>", Kind.UNKNOWN),
        (b'\n {"id": 1}', Kind.JSON),
        (b"eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJkaWQifQ.c2lnbmF0dXJl\n", Kind.JWT),
        (b"eyJhbGciOiJFUzI1NiJ9.eyJ" + b"a" * 20_000 + b".c2lnbmF0dXJl", Kind.JWT),
        (b"HTTPS://BIMTEK.EXAMPLE/V/7F3K92QD0ZX1", Kind.LINK),
        (b"PK\x03\x04", Kind.UNKNOWN),
        (b"GIF89a", Kind.UNKNOWN),
        (b"", Kind.UNKNOWN),
    ],
)
def test_a_file_is_told_by_its_content(content, kind):
    assert kind_of(content) == kind


def test_what_is_only_nearly_a_picture_is_told_in_no_time():
    began = time.process_time()

    assert kind_of(b"<!---->" * 600 + b"<") == Kind.UNKNOWN
    assert kind_of(b"<?x?><!--" + b"-->" * 2000) == Kind.UNKNOWN
    assert time.process_time() - began < 0.1
