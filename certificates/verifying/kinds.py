"""What a file is, by its content: its name is only a word. Pure."""

import enum
import re

HEAD = 4096
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
# What may stand before the first element of an SVG, and how it ends.
PROLOGUE = {b"<?": b"?>", b"<!--": b"-->", b"<!": b">"}
# Both parts begin as JSON does. The third may lie far behind: a course with many competencies fills kilobytes.
JWT = re.compile(rb"ey[A-Za-z0-9_-]{8,}\.ey[A-Za-z0-9_-]{8,}")
# What a QR code carries, copied into a file by itself.
LONGEST_LINK = 2000


class Kind(enum.StrEnum):
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    HEIF = "heif"
    SVG = "svg"
    JSON = "json"
    JWT = "jwt"
    LINK = "link"
    UNKNOWN = "unknown"


PICTURES = {Kind.PNG, Kind.JPEG, Kind.HEIF}
# A credential travels in these.
BADGES = {Kind.PNG, Kind.SVG}


def kind_of(content):
    head = bytes(content[:HEAD])
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    return _picture(head) or _text(content, head)


def _picture(head):
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS:
        return Kind.HEIF
    return None


def _text(content, head):
    text = head.removeprefix(BYTE_ORDER_MARK).lstrip()
    if text.startswith(b"{"):
        return Kind.JSON
    if _is_svg(text):
        return Kind.SVG
    if JWT.match(text):
        return Kind.JWT
    if len(content) <= LONGEST_LINK and text[:4].lower() == b"http":
        return Kind.LINK
    return Kind.UNKNOWN


def _is_svg(text):
    while beginning := next((each for each in PROLOGUE if text.startswith(each)), None):
        _before, found, text = text.partition(PROLOGUE[beginning])
        if not found:
            return False
        text = text.lstrip()
    return text[:5].lower().startswith(b"<svg") and text[4:5] in b"> \t\r\n/:"
