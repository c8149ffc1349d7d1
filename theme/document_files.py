"""Is a document what its name says? Looks at the content, because the extension is only a word. Pure."""

import zipfile
from pathlib import PurePosixPath

MEGABYTE = 1024 * 1024
LARGEST = {"mp4": 300 * MEGABYTE}
LARGEST_OTHERS = 25 * MEGABYTE
HEAD = 1024
# A zip file holds this much at most once it is unpacked, and packs no better than texts do.
MOST_UNPACKED = 300 * MEGABYTE
MOST_PARTS = 5000
BEST_PACKED = 200
# What must be inside the formats that are zip files.
PARTS = {
    "docx": ("[Content_Types].xml", "word/"),
    "pptx": ("[Content_Types].xml", "ppt/"),
    "xlsx": ("[Content_Types].xml", "xl/"),
    "odt": ("mimetype", "content.xml"),
    "zip": (),
}
ACTIVE_PARTS = ("vbaproject.bin", "basic/", "scripts/")
PROGRAMS = {
    ".bat",
    ".cmd",
    ".com",
    ".exe",
    ".hta",
    ".htm",
    ".html",
    ".jar",
    ".js",
    ".lnk",
    ".msi",
    ".ps1",
    ".scr",
    ".svg",
    ".vbs",
}
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml")


class WrongContent(Exception):
    """The content is not what the name says."""


class TooLarge(Exception):
    """`args[0]` is the number of megabytes that a file of this kind may have."""


class Dangerous(Exception):
    """Macros, programs, or an archive that would fill the disk of whoever opens it."""


def check(file, extension):
    """`file` is open for reading bytes; it is left at its beginning."""
    extension = extension.lower()
    largest = LARGEST.get(extension, LARGEST_OTHERS)
    if file.size > largest:
        raise TooLarge(largest // MEGABYTE)
    try:
        _check_content(file, extension)
    finally:
        file.seek(0)


def _check_content(file, extension):
    file.seek(0)
    head = file.read(HEAD)
    if extension in PARTS:
        _check_archive(file, extension)
    elif extension == "pdf":
        _require(b"%PDF-" in head)
    elif extension == "mp4":
        _require(head[4:8] == b"ftyp")
    else:
        _check_text(head, extension)


def _check_text(head, extension):
    _require(b"\0" not in head)
    beginning = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    _require(not beginning.startswith(MARKUP))
    _require(extension != "vtt" or beginning.startswith(b"webvtt"))


def _check_archive(file, extension):
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise WrongContent from error
    names = [part.filename for part in parts]
    for needed in PARTS[extension]:
        _require(any(name.startswith(needed) for name in names))
    if _is_bomb(parts) or any(_is_dangerous(name, extension) for name in names):
        raise Dangerous


def _is_bomb(parts):
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    return (
        len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > MEGABYTE and unpacked > packed * BEST_PACKED)
    )


def _is_dangerous(name, extension):
    path = PurePosixPath(name.replace("\\", "/").lower())
    if path.is_absolute() or ".." in path.parts:
        return True
    if extension == "zip":
        return path.suffix in PROGRAMS
    return any(f"/{part}" in f"/{path}/" or str(path).endswith(part) for part in ACTIVE_PARTS)


def _require(condition):
    if not condition:
        raise WrongContent
