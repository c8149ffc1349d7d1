"""Pictures of layouts: backgrounds and logos. They are kept by the SHA-256 of their bytes and never change."""

import hashlib
import io
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from accounts import audit
from certificates.models import LayoutImage

FORMATS = ("PNG", "JPEG")
LARGEST_FILE = 5 * 1024 * 1024
# 600 dots per inch on A4, and what is stored of it: 300 dots per inch.
MOST_PIXELS = 5000 * 7100
LONGEST_SIDE = 3510
MODES = {"RGBA", "LA", "PA"}


class NotAPicture(Exception):
    """What was uploaded is no PNG or JPEG, is damaged, or is too large. The first argument is one of REASONS."""


REASONS = ("too_large", "unreadable", "format", "pixels")


class UnknownImage(Exception):
    """A layout names a picture that is not, or no longer, in the store."""


@dataclass(frozen=True)
class Picture:
    content: bytes
    width: int
    height: int
    suffix: str

    @property
    def sha256(self):
        return hashlib.sha256(self.content).hexdigest()


def known_images():
    return set(LayoutImage.objects.values_list("sha256", flat=True))


def content(sha256):
    image = LayoutImage.objects.filter(sha256=sha256).first()
    if image is None:
        raise UnknownImage(f"There is no picture {sha256}.")
    with image.file.open() as file:
        found = file.read()
    if hashlib.sha256(found).hexdigest() != sha256:
        raise UnknownImage(f"The picture {sha256} is not what it was.")
    return found


def keep_image(*, name, upload, by, at):
    """The stored picture of an uploaded file; the same picture again is the one that is there. Raises NotAPicture."""
    picture = check(upload)
    existing = LayoutImage.objects.filter(sha256=picture.sha256).first()
    if existing:
        return existing
    facts = {"name": name, "width": picture.width, "height": picture.height, "uploaded_at": at, "uploaded_by": by}
    file = _stored(picture)
    with transaction.atomic():
        image, is_new = LayoutImage.objects.get_or_create(sha256=picture.sha256, defaults={**facts, "file": file})
        if is_new:
            audit.record("certificate_image.added", target=name, actor=by)
    return image


def check(upload):
    """The picture of an uploaded file as it would be kept. Raises NotAPicture."""
    if len(upload) > LARGEST_FILE:
        raise NotAPicture("too_large")
    return repainted(upload)


def _stored(picture):
    """Named by its content: whatever lies there already is the same, or what a process left that died over it."""
    storage = LayoutImage._meta.get_field("file").storage
    name = f"certificates/pictures/{picture.sha256}.{picture.suffix}"
    storage.delete(name)
    return storage.save(name, ContentFile(picture.content))


def repainted(upload):
    """The picture painted anew, so that nothing comes along but its dots: in RGB, turned upright, no larger than A4."""
    try:
        with Image.open(io.BytesIO(upload), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAPicture("pixels")
            image.load()
            upright = ImageOps.exif_transpose(image)
            painted = upright.convert("RGBA" if _has_alpha(upright) else "RGB")
    except UnidentifiedImageError:
        raise NotAPicture("format") from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotAPicture("unreadable") from None
    painted.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _encoded(painted, is_photo=image.format == "JPEG")


def _has_alpha(image):
    return image.mode in MODES or "transparency" in image.info


def _encoded(image, *, is_photo):
    out = io.BytesIO()
    # A new picture, because the old one brings its notes along when it is saved.
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    if is_photo:
        clean.save(out, "JPEG", quality=88, optimize=True)
    else:
        clean.save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), *clean.size, "jpg" if is_photo else "png")
