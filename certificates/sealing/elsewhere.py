"""Documents that people take away, sign elsewhere and bring back."""

import hashlib

from django.core.files.base import ContentFile

from certificates.file_names import in_file_name
from certificates.sealing.errors import SealingLater
from certificates.storage import private_storage

FOLDER = "sealing"
LENGTH_OF_ID = 36


def signed(certificate, pdf):
    """The accepted signed copy of `pdf`. Without one the document is laid out for people to take: SealingLater."""
    name = signed_name(certificate, pdf)
    storage = private_storage()
    if storage.exists(name):
        with storage.open(name) as file:
            return file.read()
    lay_out(certificate, pdf)
    raise SealingLater(f"{certificate} waits to be signed elsewhere.")


def lay_out(certificate, pdf):
    """In the place of an older drawing, whose signed copy is of no use any longer."""
    before = laid_out(certificate)
    if before == pdf:
        return
    storage, name = private_storage(), unsigned_name(certificate)
    if before is not None:
        storage.delete(signed_name(certificate, before))
    storage.delete(name)
    storage.save(name, ContentFile(pdf))


def laid_out(certificate):
    """The document that waits for a signature, None while it isn't drawn yet."""
    file = open_laid_out(certificate)
    if file is None:
        return None
    with file:
        return file.read()


def open_laid_out(certificate):
    try:
        return private_storage().open(unsigned_name(certificate))
    except FileNotFoundError:
        return None


def keep_signed(certificate, pdf, copy):
    """Under a name that only this very document leads to: drawn anew, it wants a signature anew."""
    storage, name = private_storage(), signed_name(certificate, pdf)
    if not storage.exists(name):
        storage.save(name, ContentFile(copy))


def in_folder():
    """The public ids, as text, of certificates whose document is laid out, and of those with a copy that came back.

    One look at the folder instead of one at each document.
    """
    storage = private_storage()
    names = storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []
    documents = {name for name in names if len(name) == LENGTH_OF_ID + len(".pdf")}
    return {name[:LENGTH_OF_ID] for name in documents}, {name[:LENGTH_OF_ID] for name in set(names) - documents}


def has_signed(certificate):
    pdf = laid_out(certificate)
    return pdf is not None and private_storage().exists(signed_name(certificate, pdf))


def file_name(certificate):
    """As people take it away; the code leads the signed copy back to its document."""
    return f"Sertifikat {in_file_name(certificate.number)} {certificate.code}.pdf"


def unsigned_name(certificate):
    return f"{FOLDER}/{certificate.public_id}.pdf"


def signed_name(certificate, pdf):
    return f"{FOLDER}/{certificate.public_id}-{hashlib.sha256(pdf).hexdigest()[:16]}.pdf"
