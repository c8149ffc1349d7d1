"""What can be taken out of a stranger's PDF without reading it as one. Pure, and bounded in time and memory.

Which bytes belong to which object is what a hostile file lies about, so nobody asks: every packed stream is looked into
as far as a credential or a link could reach, and no further than a budget for the whole file.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass, field

from certificates.verifying import links

STREAM = re.compile(rb"stream\r?\n")
END = b"%%EOF"
LINE_ENDS = (b"", b"\n", b"\r", b"\r\n")  # the shorter first: one pass over the file makes all digests
# A certificate of ours ends at its second or fourth mark; what was added later brings more of them.
MOST_ENDS = 8
MOST_STREAMS = 3000
PEEK = 64
LONGEST_TEXT = 120_000
# What a file may make us unpack in all: what nobody looks at is only peeked into.
MOST_UNPACKED = 12_000_000
MOST_PHOTOS = 2
LONGEST_PHOTO = 4_000_000


@dataclass
class Contents:
    """`credentials` are texts that look like one, `links` texts, `photos` the bytes of pictures (a scan)."""

    credentials: list = field(default_factory=list)
    links: list = field(default_factory=list)
    photos: list = field(default_factory=list)


def digests(content):
    """SHA-256 of the whole, and of each beginning that could be a file by itself, the whole first."""
    running, done, found = hashlib.sha256(), 0, []
    view = memoryview(content)
    for end in _ends(content):
        running.update(view[done:end])
        done = end
        found.append(running.copy().hexdigest())
    running.update(view[done:])
    return [running.hexdigest(), *(digest for digest in found if digest != running.hexdigest())]


def _ends(content):
    place, marks = 0, 0
    while marks < MOST_ENDS and (place := content.find(END, place)) >= 0:
        place += len(END)
        marks += 1
        for line_end in LINE_ENDS:
            if content.startswith(line_end, place):
                yield place + len(line_end)


def contents_of(content):
    found = Contents(links=links.in_bytes(content))
    left = MOST_UNPACKED
    for number, match in enumerate(STREAM.finditer(content)):
        if number == MOST_STREAMS or left <= 0:
            break
        left -= _look(content, match.end(), found)
    found.links = list(dict.fromkeys(found.links))[:5]
    return found


def _look(content, start, found):
    """Returns how many bytes it has unpacked."""
    if content.startswith(b"\xff\xd8\xff", start):
        if len(found.photos) < MOST_PHOTOS:
            found.photos.append(content[start : start + LONGEST_PHOTO])
        return 0
    peek = _unpacked(content, start, PEEK)
    head = peek.lstrip()[:1]
    # An attached credential; or a packed list of objects, in which links lie, and which begins with their numbers.
    if head != b"{" and not head.isdigit():
        return len(peek)
    text = _unpacked(content, start, LONGEST_TEXT)
    if head == b"{":
        if b"VerifiableCredential" in text and len(found.credentials) < 3:
            found.credentials.append(text)
    else:
        found.links += links.in_bytes(text)
    return len(text)


def _unpacked(content, start, most):
    try:
        return zlib.decompressobj().decompress(content[start : start + most + 1024], most)
    except zlib.error:
        return b""
