"""Files that learners hand in, as small as their kind can be."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n%%EOF\n"


def upload(name="tugas.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def picture(format):
    return picture_file(format).getvalue()


def picture_file(format, size=(4, 4), colour=(0, 0, 0)):
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, format)
    file.seek(0)
    return file


def archive(*names):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name in names:
            zipped.writestr(name, "isi")
    return file.getvalue()


def document(folder):
    """An Office document by the folder that all of its kind have."""
    return archive("[Content_Types].xml", f"{folder}/document.xml")
