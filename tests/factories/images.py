"""Pictures of the library."""

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from tests.factories.answer_files import picture_file


def make_image(title="Denah", size=(1200, 600), colour=(30, 80, 160)):
    file = ImageFile(picture_file("PNG", size, colour), name="denah.png")
    return get_image_model().objects.create(title=title, file=file)
