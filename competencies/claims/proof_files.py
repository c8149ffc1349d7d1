"""The file that proves a training: what may be sent, and what of it is kept. Knows no database.

A picture is drawn anew: no place where it was taken, nothing hidden behind its pixels, and small enough for SIASN.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import PurePath

from PIL import Image, ImageOps

from competencies.claims import pdf_content

MEGABYTE = 1024 * 1024
LARGEST = 2 * MEGABYTE  # what SIASN takes
LARGEST_PICTURE = 8 * MEGABYTE  # what a phone makes; it is drawn smaller
MEDIA_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
SPELLINGS = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"}
BEGINNINGS = {"jpg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",)}
FORMATS = {"jpg": "JPEG", "png": "PNG"}
MOST_PIXELS = {"jpg": 55_000_000, "png": 25_000_000}
LONGEST_SIDES = (2400, 1600, 1000)
QUALITY = 85
MOST_SCANS = 20
MOST_CHUNKS = 5000
LONGEST_NAME = 160


class FileRefused(Exception):
    """The file cannot be taken as a proof."""


class WrongKind(FileRefused):
    pass


class Empty(FileRefused):
    pass


class TooLarge(FileRefused):
    """`args[0]`: the megabytes that a file of its kind may have."""


class NotWhatItsNameSays(FileRefused):
    pass


class Locked(FileRefused):
    pass


class HasActiveContent(FileRefused):
    pass


class TooComplex(FileRefused):
    pass


@dataclass(frozen=True)
class Proof:
    """`content` is what is kept; `sha256` is that of what was sent."""

    content: bytes
    extension: str
    name: str
    sha256: str

    @property
    def size(self):
        return len(self.content)


def extension_of(name):
    extension = PurePath(name).suffix.removeprefix(".").lower()
    return SPELLINGS.get(extension, extension)


def media_type_of(name):
    return MEDIA_TYPES.get(extension_of(name), "application/octet-stream")


def digest_of(file):
    return hashlib.sha256(b"".join(file.chunks())).hexdigest()


def look_at(file):
    """The Proof in an uploaded file. Raises FileRefused."""
    extension = extension_of(file.name)
    if extension not in MEDIA_TYPES:
        raise WrongKind
    if not file.size:
        raise Empty
    largest = LARGEST if extension == "pdf" else LARGEST_PICTURE
    if file.size > largest:
        raise TooLarge(largest // MEGABYTE)
    content = b"".join(file.chunks())
    digest = hashlib.sha256(content).hexdigest()
    if extension == "pdf":
        _check_pdf(content)
    else:
        content, extension = _drawn_anew(content, extension)
    return Proof(content, extension, _name(file.name, extension), digest)


def _name(name, extension):
    stem = PurePath(name).stem[: LONGEST_NAME - 5] or "sertifikat"
    return f"{stem}.{extension}"


def _check_pdf(content):
    try:
        pdf_content.check(content)
    except pdf_content.Broken as error:
        raise NotWhatItsNameSays from error
    except pdf_content.Encrypted as error:
        raise Locked from error
    except pdf_content.Active as error:
        raise HasActiveContent from error
    except pdf_content.TooComplex as error:
        raise TooComplex from error


def _drawn_anew(content, extension):
    if not content.startswith(BEGINNINGS[extension]):
        raise NotWhatItsNameSays
    _check_parts(content, extension)
    try:
        with Image.open(io.BytesIO(content), formats=[FORMATS[extension]]) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS[extension]:
                raise TooComplex
            picture.draft("RGB", (LONGEST_SIDES[0], LONGEST_SIDES[0]))
            upright = ImageOps.exif_transpose(picture)
            flat = _on_white(upright)
    except (TooComplex, MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooComplex from error
    except Exception as error:  # Pillow's plugins raise whatever a malformed file makes them stumble over.
        raise NotWhatItsNameSays from error
    return _saved(flat, extension)


def _on_white(picture):
    picture.thumbnail((LONGEST_SIDES[0], LONGEST_SIDES[0]), Image.Resampling.LANCZOS)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture.convert("RGBA"))
        return ground.convert("RGB")
    return picture.convert("RGB")


def _saved(picture, extension):
    """A PNG that stays too large, as photos do, becomes a JPEG; that one shrinks until it fits."""
    if extension == "png":
        content = _bytes(picture, "PNG", optimize=True)
        if len(content) <= LARGEST:
            return content, "png"
    for side in LONGEST_SIDES:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        content = _bytes(picture, "JPEG", quality=QUALITY)
        if len(content) <= LARGEST:
            return content, "jpg"
    raise TooComplex


def _bytes(picture, format, **options):
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def _check_parts(content, extension):
    """Each scan of a JPEG passes over the whole picture, and Pillow reads the parts of a PNG one by one in Python."""
    if extension == "jpg":
        if content.count(b"\xff\xda") > MOST_SCANS:
            raise TooComplex
        return
    place = 8
    for _ in range(MOST_CHUNKS):
        if content[place + 4 : place + 8] in {b"IEND", b""}:
            return
        place += 12 + int.from_bytes(content[place : place + 4])
    raise TooComplex
