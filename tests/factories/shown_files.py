"""Files as people send them to have them checked: photos and scans of QR codes, altered documents, and worse."""

import io
import os
import struct
import zlib

import segno
from PIL import Image

from certificates.offline import payload

SITE = "http://127.0.0.1:8000"


def qr_link(certificate, site=SITE):
    """What the QR code of a finished certificate carries."""
    return payload.link(site_url=site, code=certificate.code, token=certificate.credential.offline_token)


def photo(text, kind="JPEG", size=(2000, 1500), width=500, angle=7):
    """A sheet on a table, with a QR code that is not quite straight."""
    code = io.BytesIO()
    segno.make(text, error="m", micro=False).save(code, kind="png", scale=8, border=4)
    square = Image.open(code).convert("L").resize((width, width)).rotate(angle, expand=True, fillcolor=255)
    picture = Image.blend(Image.new("L", size, 205), noise(*size), 0.1)
    picture.paste(square, (size[0] - square.width - 60, size[1] - square.height - 60))
    return encoded(picture, kind)


def noise(width, height):
    return Image.frombytes("L", (width, height), os.urandom(width * height))


def encoded(picture, kind, **options):
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def finder_patterns(side, kind="PNG", pixel=1):
    """Nothing but corners of QR codes: what costs a reader of such codes the most."""
    cell = Image.new("L", (9, 9), 255)
    for box, shade in (((1, 1, 8, 8), 0), ((2, 2, 7, 7), 255), ((3, 3, 6, 6), 0)):
        cell.paste(shade, box)
    row = Image.new("L", (side, 9 * pixel), 255)
    cell = cell.resize((9 * pixel, 9 * pixel), 0)
    for left in range(0, side, 9 * pixel):
        row.paste(cell, (left, 0))
    picture = Image.new("L", (side, side), 255)
    for top in range(0, side, 9 * pixel):
        picture.paste(row, (0, top))
    return encoded(picture, kind)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of_chunks(*chunks, width=100, height=100):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks)


def pdf_of_streams(*streams):
    """Bytes that look like a PDF from outside."""
    parts = [b"%d 0 obj\n<<>>\nstream\n%s\nendstream\nendobj\n" % each for each in enumerate(streams, start=1)]
    return b"%PDF-1.7\n" + b"".join(parts) + b"%%EOF\n"


def flipped(content, place):
    """With one bit turned round."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
