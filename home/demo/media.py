"""Pictures, videos and worksheets of a demo course, in a collection of their own."""

from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Collection

from home.demo import sources

# As the image block of lessons asks for them. Made now, or the first reader would wait for them.
SIZES_IN_LESSONS = ("width-960|format-webp", "width-480|format-webp")
IMAGE_SUFFIXES = {".gif", ".jpg", ".png", ".webp"}


class Media:
    """Answers with the id of the image or document made from a file, which is stored at its first mention."""

    def __init__(self, folder, *, collection_name):
        self.folder = folder
        self.collection_name = collection_name

    def __call__(self, name):
        path = sources.media_path(self.folder, name)
        model = get_image_model() if path.suffix in IMAGE_SUFFIXES else get_document_model()
        collection = self._collection()
        stored = model.objects.filter(collection=collection, title=path.stem).first()
        return (stored or _store(model, path, collection)).pk

    def _collection(self):
        root = Collection.get_first_root_node()
        return root.get_children().filter(name=self.collection_name).first() or root.add_child(
            name=self.collection_name
        )


def _store(model, path: Path, collection):
    with path.open("rb") as file:
        stored = model(title=path.stem, file=ImageFile(file, name=path.name), collection=collection)
        # Sizes are stored now, because a page that shows them must not write.
        stored.file_size = path.stat().st_size
        stored.save()
    stored.get_file_hash()
    if path.suffix in IMAGE_SUFFIXES:
        for size in SIZES_IN_LESSONS:
            _render(stored, Filter(spec=size))
    return stored


def _render(image, size):
    # What `image.get_rendition` does, except that it leaves the temporary file open.
    with image.generate_rendition_file(size) as file:
        image.renditions.create(filter_spec=size.spec, focal_point_key=size.get_cache_key(image), file=file)
