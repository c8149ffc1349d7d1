"""Whether a file may be handed in: its kind, its size, and whether it is what its name says. No database."""

from pathlib import PurePath

from PIL import Image

from theme import document_files

MEGABYTE = 1024 * 1024
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
}
PICTURES = {"jpg": "JPEG", "png": "PNG"}
SPELLINGS = {"jpeg": "jpg"}


class FileRefused(Exception):
    """The file cannot be taken as an answer."""


class KindNotAsked(FileRefused):
    """`args[0]`: the extensions that are asked for."""


class TooLarge(FileRefused):
    """`args[0]`: the number of megabytes that the question allows."""


class Empty(FileRefused):
    pass


class NotWhatItsNameSays(FileRefused):
    pass


class Dangerous(FileRefused):
    """Macros, programs, or an archive that would fill the disk of whoever opens it."""


def check(file, *, types, max_mb):
    """The extension of `file`, which is open for reading bytes and left at its beginning."""
    extension = extension_of(file.name)
    if extension not in types:
        raise KindNotAsked(types)
    if file.size > max_mb * MEGABYTE:
        raise TooLarge(max_mb)
    if not file.size:
        raise Empty
    if extension in PICTURES:
        _check_picture(file, PICTURES[extension])
    else:
        _check_document(file, extension)
    return extension


def extension_of(name):
    extension = PurePath(name).suffix.removeprefix(".").lower()
    return SPELLINGS.get(extension, extension)


def _check_document(file, extension):
    try:
        document_files.check(file, extension)
    except document_files.Dangerous as error:
        raise Dangerous from error
    except document_files.TooLarge as error:
        raise TooLarge(error.args[0]) from error
    except document_files.WrongContent as error:
        raise NotWhatItsNameSays from error


def _check_picture(file, format):
    file.seek(0)
    try:
        with Image.open(file, formats=[format]) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotWhatItsNameSays from error
    finally:
        file.seek(0)
