"""The link that a QR code or a document carries: whose it is, which certificate it names, what it proves. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST = 2000
PATH = re.compile(r"/v/([0-9a-z.\-]{12,20})(?:/([0-9a-z]{20,1500}))?/?", re.IGNORECASE)
# The same in the bytes of a document that nobody parses.
IN_BYTES = re.compile(rb"https?://[0-9a-z.\-:\[\]]{3,100}/v/[0-9a-z]{12}(?:/[0-9a-z]{20,1500})?", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    host: str
    code: str
    token: str = ""


def read(text):
    """The link to a verification page in `text`, of whatever site; None if it is none."""
    if len(text) > LONGEST:
        return None
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    match = PATH.fullmatch(parts.path)
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc or not match:
        return None
    return Link(host=parts.netloc.lower(), code=match[1], token=(match[2] or "").upper())


def in_bytes(content):
    """The links in `content`, at most five different ones, as texts."""
    found = {}
    for match in IN_BYTES.finditer(content):
        found[match[0].decode("ascii")] = True
        if len(found) == 5:
            break
    return list(found)
