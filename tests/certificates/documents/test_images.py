import hashlib
import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from accounts.models import AuditEntry
from certificates.documents import images, thumbnails
from certificates.documents.editor.wording import REFUSALS
from certificates.models import LayoutImage
from tests.factories.accounts import make_administrator
from tests.factories.layouts import make_page, make_snapshot, picture_file

pytestmark = pytest.mark.django_db


def keep(upload, at, name="Lambang"):
    return images.keep_image(name=name, upload=upload, by=make_administrator(), at=at)


def stored(image):
    return Image.open(io.BytesIO(images.content(image.sha256)))


def test_a_picture_is_kept_by_the_hash_of_its_bytes(at):
    image = keep(picture_file(), at)

    content = images.content(image.sha256)

    assert hashlib.sha256(content).hexdigest() == image.sha256
    assert (image.width, image.height) == (40, 20)
    assert image.file.name == f"certificates/pictures/{image.sha256}.png"
    assert images.known_images() == {image.sha256}
    assert AuditEntry.objects.filter(action="certificate_image.added", target="Lambang").exists()


def test_the_same_picture_twice_is_one(at):
    first = keep(picture_file(), at)

    again = keep(picture_file(), at, name="Lambang lagi")

    assert again == first
    assert LayoutImage.objects.count() == 1


def test_nothing_but_the_dots_of_a_picture_is_kept(at):
    notes = PngInfo()
    notes.add_text("Author", "Siti Aminah")

    image = keep(picture_file(pnginfo=notes), at)

    assert stored(image).info == {}


def test_a_photo_is_turned_upright_and_loses_where_it_was_taken(at):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "rumah dinas"

    image = keep(picture_file("JPEG", exif=exif), at)

    assert (image.width, image.height) == (20, 40)
    assert not stored(image).getexif()


def test_transparent_parts_stay_transparent(at):
    assert stored(keep(picture_file(mode="RGBA"), at)).mode == "RGBA"


def test_colours_of_printing_presses_become_those_of_screens(at):
    assert stored(keep(picture_file("JPEG", mode="CMYK"), at)).mode == "RGB"


def test_a_picture_larger_than_paper_needs_is_made_smaller(at):
    image = keep(picture_file(size=(7000, 1000)), at)

    assert (image.width, image.height) == (3510, 501)


@pytest.mark.parametrize(
    ("upload", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format"),
        (picture_file("GIF"), "format"),
        (picture_file()[:60], "unreadable"),
        (picture_file(size=(6000, 6000)), "pixels"),
        (b"x" * (images.LARGEST_FILE + 1), "too_large"),
        (b"", "format"),
    ],
)
def test_what_is_no_picture_or_too_much_of_one_is_refused(upload, reason, at):
    with pytest.raises(images.NotAPicture, match=reason):
        keep(upload, at)

    assert not LayoutImage.objects.exists()
    assert reason in REFUSALS


def test_a_layout_is_drawn_with_its_pictures(at):
    image = keep(picture_file(), at)
    logo = {"kind": "image", "x": 10, "y": 10, "w": 40, "h": 20, "image": image.sha256, "alt": "Lambang"}

    with_logo = thumbnails.picture(make_snapshot(make_page(logo)), width=300)

    assert with_logo != thumbnails.picture(make_snapshot(make_page()), width=300)


def test_a_picture_may_be_the_ground_of_the_page(at):
    image = keep(picture_file(), at)

    png = thumbnails.picture(make_snapshot(make_page(background=image.sha256)), width=100)

    assert Image.open(io.BytesIO(png)).convert("RGB").getpixel((50, 30)) == (0, 0, 128)


def test_a_picture_that_was_tampered_with_is_not_drawn(at):
    image = keep(picture_file(size=(41, 20)), at)
    storage = image.file.storage
    storage.delete(image.file.name)
    with storage.open(image.file.name, "wb") as file:
        file.write(picture_file(size=(1, 1)))

    with pytest.raises(images.UnknownImage):
        thumbnails.picture(make_snapshot(make_page(background=image.sha256)), width=90)


def test_a_layout_that_names_a_picture_nobody_has_is_not_drawn():
    with pytest.raises(images.UnknownImage):
        thumbnails.picture(make_snapshot(make_page(background="b" * 64)), width=90)
