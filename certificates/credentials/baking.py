"""Badges: pictures that carry the credential with them (Open Badges 3.0, section 5.3), and how to take it out again."""

import struct
import zlib
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

KEYWORD = b"openbadgecredential"
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
ELEMENT = f"{{{NAMESPACE}}}credential"
PNG_START = b"\x89PNG\r\n\x1a\n"
TEXTS = {b"iTXt", b"tEXt", b"zTXt"}
MOST_CHUNKS = 4000
LONGEST_SVG = 300_000
LONGEST_CREDENTIAL = 100_000


class NoCredential(Exception):
    """The picture carries none, or it cannot be read; the message says which."""


class SeveralCredentials(NoCredential):
    """Which of them counts would be the reader's choice."""


def bake_png(picture, text):
    """`picture` (PNG) with `text`, a credential as JSON or JWT, directly after its header."""
    header_end = len(PNG_START) + 25
    content = KEYWORD + b"\x00\x00\x00\x00\x00" + text.encode()
    return picture[:header_end] + _chunk(b"iTXt", content) + picture[header_end:]


def extract_png(picture):
    """The text of the credential in a PNG. Raises NoCredential."""
    start = KEYWORD + b"\x00"
    found = [(kind, content) for kind, content in _chunks(picture) if kind in TEXTS and content.startswith(start)]
    if len(found) > 1:
        raise SeveralCredentials("The picture carries more than one credential.")
    if not found or found[0][0] != b"iTXt":
        raise NoCredential("The picture carries no credential.")
    return _text(found[0][1][len(start) :])


def bake_svg(picture, text):
    """`picture` (SVG text) with `text` as its first element."""
    start = picture.index("<svg")
    end = picture.index(">", start)
    inside = text.replace("]]>", "]]]]><![CDATA[>")
    element = f"<openbadges:credential><![CDATA[{inside}]]></openbadges:credential>"
    return f'{picture[:end]} xmlns:openbadges="{NAMESPACE}">{element}{picture[end + 1 :]}'


def extract_svg(picture):
    """The text of the credential in an SVG, given as bytes. No entity is ever expanded. Raises NoCredential."""
    if len(picture) > LONGEST_SVG:
        raise NoCredential("The picture is too large to be a badge.")
    try:
        root = fromstring(picture, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NoCredential("The picture is not well-formed.") from error
    if len(list(root.iter(ELEMENT))) > 1:
        raise SeveralCredentials("The picture carries more than one credential.")
    element = root.find(ELEMENT)
    if element is None:
        raise NoCredential("The picture carries no credential.")
    inside, beside = (element.text or "").strip(), (element.get("verify") or "").strip()
    if inside and beside:
        raise SeveralCredentials("The picture carries a credential in two places.")
    return _bounded(inside or beside)


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _chunks(picture):
    if not picture.startswith(PNG_START):
        raise NoCredential("The file is not a PNG.")
    place = len(PNG_START)
    for _number in range(MOST_CHUNKS):
        if place + 12 > len(picture):
            return
        length, kind = struct.unpack(">I4s", picture[place : place + 8])
        end = place + 8 + length
        if end + 4 > len(picture):
            return
        yield kind, picture[place + 8 : end]
        place = end + 4


def _text(content):
    """Of an iTXt chunk after its keyword: two flags, language, translated keyword, text; never packed in a badge."""
    flags, rest = content[:2], content[2:]
    parts = rest.split(b"\x00", 2)
    if flags != b"\x00\x00" or len(parts) != 3:
        raise NoCredential("The credential in the picture is not written as it should be.")
    try:
        return _bounded(parts[2].decode())
    except UnicodeDecodeError:
        raise NoCredential("The credential in the picture is not text.") from None


def _bounded(text):
    if not text or len(text) > LONGEST_CREDENTIAL:
        raise NoCredential("The credential in the picture is empty or too long.")
    return text
