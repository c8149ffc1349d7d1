"""Files that strangers send to have them checked: one of ours, and two that are made to cost as much as they can."""

import io
import os
import zlib
from pathlib import Path

from PIL import Image

from bench.journeys import Journey

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE


def checks(known):
    """`known`: of bench.inspection.where(). Measured apart: they take a hundred times as long as a page."""
    genuine = Path(known["document"]).read_bytes() if known["document"] else b""
    kinds = [("verify_file", hostile_pdf(), 3), ("verify_file_photo", hostile_photo(), 3)]
    if genuine:
        kinds.append(("verify_file_genuine", genuine, 20))
    return [Journey(name, Sending(content), repeats) for name, content, repeats in kinds]


class Sending:
    def __init__(self, content):
        self.content = content

    def __call__(self, browser):
        if "csrftoken" not in browser.cookies:
            browser.get("/verifikasi/")
        browser.post_file("/verifikasi/berkas/", "berkas", self.content)


def hostile_pdf():
    """Ten megabytes of streams that unpack a thousandfold, of signatures that are none, and of noise."""
    bomb = zlib.compress(b"1" * 10 * MEGABYTE)
    parts = [b"%PDF-1.7\n", *[b"1 0 obj\nstream\n" + bomb + b"\nendstream\n"] * 100]
    parts += [b"/ByteRange [0 10 20 9000000]<" + b"0" * 60_000] * 7
    parts += [b"%%EOF\r\n"] * 1000
    content = b"".join(parts)
    return content + os.urandom(LARGEST - len(content))


def hostile_photo():
    """Nothing but corners of QR codes, in the size at which they cost a reader the most."""
    cell = Image.new("L", (9, 9), 255)
    for box, shade in (((1, 1, 8, 8), 0), ((2, 2, 7, 7), 255), ((3, 3, 6, 6), 0)):
        cell.paste(shade, box)
    cell, side = cell.resize((18, 18), 0), 4000
    row = Image.new("L", (side, 18), 255)
    for left in range(0, side, 18):
        row.paste(cell, (left, 0))
    picture = Image.new("L", (side, side), 255)
    for top in range(0, side, 18):
        picture.paste(row, (0, top))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
