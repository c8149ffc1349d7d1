"""Images inside question files: only pictures that a browser shows safely, each within a size, told by their bytes."""

import base64
import binascii
import re

from assessments.question_files.formats.records import QuestionImage, QuestionRefused, note

MAX_SIZE = 5 * 1024 * 1024
LONGEST_ALT = 250
SIGNATURES = [
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF87a", "image/gif", "gif"),
    (b"GIF89a", "image/gif", "gif"),
]
DATA = re.compile(r"data:image/[a-z0-9.+-]+;base64,", re.IGNORECASE)
NOT_FOR_NAMES = re.compile(r"[^\w.-]+")


def decode(text):
    """Raises QuestionRefused."""
    if len(text) * 3 // 4 > MAX_SIZE:
        raise QuestionRefused("image_too_large", limit=MAX_SIZE // 1024 // 1024)
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise QuestionRefused("broken_image") from None


def encode(data):
    return base64.b64encode(data).decode()


def image(place, name, data, alt, losses):
    """A QuestionImage, or None for what is no picture of a kind we show."""
    mime, ending = _kind(data)
    if not mime:
        note(losses, "image_type", name=name[:60])
        return None
    stem = NOT_FOR_NAMES.sub("_", name.rpartition(".")[0] or name)[:60].strip("._") or "gambar"
    return QuestionImage(place, f"{stem}.{ending}", mime, " ".join(alt.split())[:LONGEST_ALT], data)


def _kind(data):
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", "webp"
    return next(((mime, ending) for start, mime, ending in SIGNATURES if data.startswith(start)), ("", ""))


def embedded(source):
    """The bytes of a data: address; None if it is another one."""
    start = DATA.match(source)
    return decode(source[start.end() :]) if start else None
