"""Pictures, videos and worksheets of a demo course, in a collection of their own."""

from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from home.demo import sources

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
    return stored
