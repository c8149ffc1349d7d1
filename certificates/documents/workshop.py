"""Where certificates are drawn: one compiler for each thread, and a folder that holds all it may read."""

import atexit
import os
import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path

from certificates.documents import images
from certificates.documents.printing import FONTS

SOURCE = Path(__file__).parent.parent / "typst" / "certificate.typ"

_thread = threading.local()


def compiler():
    """A compiler works for one caller at a time, and is worth keeping: its first drawing takes ten times as long."""
    folder = _folder()
    if not hasattr(_thread, "compiler"):
        # Imported here, because web processes seldom draw and the library takes some 30 MB.
        import typst

        _thread.compiler = typst.Compiler(str(folder / SOURCE.name), root=str(folder), font_paths=_fonts())
    return _thread.compiler


def bring(wanted):
    """Put the pictures of these SHA-256 where the drawing finds them. Raises images.UnknownImage."""
    for sha256 in wanted:
        path = _folder() / "images" / sha256
        if not path.exists():
            beside = path.with_suffix(f".{threading.get_ident()}")
            beside.write_bytes(images.content(sha256))
            beside.replace(path)


@cache
def _fonts():
    """Ours and no others: what this machine or the library has besides would make a document depend on it."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _folder():
    """Made again when it is gone: systems clear what has long lain among temporary files."""
    folder = _place()
    if not (folder / SOURCE.name).exists():
        (folder / "images").mkdir(parents=True, exist_ok=True)
        shutil.copy(SOURCE, folder)
    return folder


@cache
def _place():
    place = Path(tempfile.mkdtemp(prefix="certificates-"))
    owner = os.getpid()
    atexit.register(lambda: owner == os.getpid() and shutil.rmtree(place, ignore_errors=True))
    return place
