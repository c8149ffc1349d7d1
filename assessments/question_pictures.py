"""Pictures of questions as versions keep them: copies under a name made of their content, which nobody edits away."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

BEGINNING = "images/soal-"  # the folder from which the site serves pictures
FILTER = "max-960x960|format-webp"


def kept_picture(image, alt):
    """What a version keeps of an image of the library. Copying the same picture again leaves the first copy."""
    rendition = image.get_rendition(FILTER)
    with rendition.file.open("rb") as file:
        content = file.read()
    name = f"{BEGINNING}{hashlib.sha256(content).hexdigest()[:40]}.webp"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return described(rendition, default_storage.url(name), alt)


def shown_picture(image, alt):
    """The same for a preview, which leaves no copy behind."""
    rendition = image.get_rendition(FILTER)
    return described(rendition, rendition.url, alt)


def described(rendition, address, alt):
    return {
        "key": rendition.image_id,
        "src": address,
        "width": rendition.width,
        "height": rendition.height,
        "alt": alt,
    }
