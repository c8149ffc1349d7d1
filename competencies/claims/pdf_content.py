"""Whether a PDF that somebody sends can do more than be read. Pure, and bounded in time and memory.

It is no reader of PDF: which bytes belong to which object is what a hostile file lies about. Names of what is dangerous
are looked for in the bytes as they lie there and in packed lists of objects, with every escaped letter undone.
"""

import re
import zlib

HEAD = 1024
STREAM = re.compile(rb"stream\r?\n")
ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
# What ends a name.
END = rb"(?=[\s/\[\]<>(){}%]|$)"
ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|ImportData|SubmitForm|RichMedia|XFA|EmbeddedFiles?|GoToE|Movie|Sound|Rendition)" + END
)
ENCRYPTED = re.compile(rb"/Encrypt" + END)
MOST_STREAMS = 5000
MOST_UNPACKED = 16_000_000
LONGEST_LIST = 4_000_000
PEEK = 64


class Broken(Exception):
    """It does not begin or end as a PDF does."""


class Encrypted(Exception):
    """It is locked with a password or against copying."""


class Active(Exception):
    """It has scripts, attachments, forms that send, or starts programs."""


class TooComplex(Exception):
    """There is more inside than can be looked at."""


def check(content):
    """Raises Broken, Encrypted, Active, TooComplex."""
    if b"%PDF-" not in content[:HEAD] or b"%%EOF" not in content[-HEAD * 4 :]:
        raise Broken
    _check_names(content)
    left = MOST_UNPACKED
    for count, match in enumerate(STREAM.finditer(content)):
        if count == MOST_STREAMS or left <= 0:
            raise TooComplex
        left -= _check_list(content, match.end())


def _check_list(content, start):
    """A packed list of objects begins with their numbers. Returns how many bytes it has unpacked."""
    head = _unpacked(content, start, PEEK)
    if not head.lstrip()[:1].isdigit():
        return len(head)
    unpacked = _unpacked(content, start, LONGEST_LIST)
    _check_names(unpacked)
    return len(unpacked)


def _check_names(text):
    plain = ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text)
    if ENCRYPTED.search(plain):
        raise Encrypted
    if ACTIVE.search(plain):
        raise Active


def _unpacked(content, start, most):
    try:
        return zlib.decompressobj().decompress(memoryview(content)[start:], most)
    except zlib.error:
        return b""
