"""From a snapshot to the bytes of a PDF: tagged, archival (PDF/A-2a) and accessible (PDF/UA-1), always the same."""

import io
import json
import re
import struct
import threading
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import segno

SOURCE = Path(__file__).parent / "typst"
FONTS = SOURCE / "fonts"
STANDARDS = ["a-2a", "ua-1"]
# The fonts of running text: every other font of the document falls back on them.
FALLBACK_FONTS = ("NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf")
REPLACEMENT = "\ufffd"

_thread = threading.local()


def draw(snapshot, *, issued_at):
    """The certificate as PDF. The same snapshot and moment give the same bytes."""
    data = {
        **_printable(snapshot),
        "code_grouped": "-".join(re.findall("....", snapshot["code"])),
        "qr": qr_svg(snapshot["verify_url"]),
    }
    return _compiler().compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, sort_keys=True)},
        pdf_standards=STANDARDS,
        timestamp=int(issued_at.timestamp()),
    )


def _compiler():
    """One compiler for each thread, because a compiler works for one caller at a time."""
    if not hasattr(_thread, "compiler"):
        # Imported here, because web processes never draw and the library takes some 30 MB.
        import typst

        _thread.compiler = typst.Compiler(
            str(SOURCE / "certificate.typ"),
            root=str(SOURCE),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
        )
    return _thread.compiler


def qr_svg(url):
    """A QR code of the link in capitals, which needs a third fewer dots; the verify page answers to both."""
    parts = urlsplit(url)
    link = f"{parts.scheme}://{parts.netloc}".upper() + parts.path.upper()
    out = io.BytesIO()
    segno.make(link, error="m", boost_error=False).save(
        out, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue().decode()


def _printable(value):
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_printable(each) for each in value]
    return printable(value) if isinstance(value, str) else value


def printable(text):
    """`text` as our fonts can draw it, since PDF/UA refuses a document with a missing glyph.

    Letters and digits of a script we have no font for become a visible replacement sign; pictures, control and
    direction-changing characters go without a trace.
    """
    drawn = (_drawn(character) for character in unicodedata.normalize("NFC", text))
    return re.sub(r" {2,}", " ", "".join(drawn))


def _drawn(character):
    if character in "\n\t":
        return " "
    if character in _covered():
        return character
    return REPLACEMENT if unicodedata.category(character)[0] in "LN" else ""


@cache
def _covered():
    characters = set().union(*(_characters(FONTS / name) for name in FALLBACK_FONTS))
    return {character for character in characters if unicodedata.category(character)[0] != "C"}


def _characters(path):
    """The characters of a TrueType font, from its `cmap` table of format 4."""
    font = path.read_bytes()
    tables = {name: offset for name, _, offset, _ in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * _short(font, 4)])}
    cmap = tables[b"cmap"]
    records = struct.iter_unpack(">HHL", font[cmap + 4 : cmap + 4 + 8 * _short(font, cmap + 2)])
    table = next(cmap + offset for _, _, offset in records if _short(font, cmap + offset) == 4)
    segments = _short(font, table + 6) // 2
    numbers = struct.unpack_from(f">{2 * segments + 1}H", font, table + 14)
    ends, starts = numbers[:segments], numbers[segments + 1 :]
    return {chr(code) for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)}


def _short(font, offset):
    return struct.unpack_from(">H", font, offset)[0]
