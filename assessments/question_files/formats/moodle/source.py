"""A question of a file while it is read."""

from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from assessments.question_files.formats import pictures
from assessments.question_files.formats.moodle.fields import text_at
from assessments.question_files.formats.records import note

PLUGIN_FILE = "@@PLUGINFILE@@/"


@dataclass
class Source:
    element: Element
    marks: dict
    losses: list = field(default_factory=list)
    images: list = field(default_factory=list)

    def take_what_shows(self, cleaner):
        """The image in the text of the question, and word of what was left out of it."""
        if cleaner.left_out:
            note(self.losses, "tags", tags=", ".join(sorted(cleaner.left_out)))
        text = self.element.find("questiontext")
        if text is not None:
            self.take_image("stem", text, cleaner.images)
        self.take_old_image()

    def take_image(self, place, holder, found):
        """Keep the first of the images `found` (their attributes) in the text of `holder`."""
        files = {each.get("name"): each.text or "" for each in holder.iter("file")}
        pictured = [self._picture(place, attributes, files) for attributes in found]
        pictured = [each for each in pictured if each]
        self.images += pictured[:1]
        if len(pictured) > 1:
            note(self.losses, "more_images")
        if set(files) - {_name(attributes) for attributes in found}:
            note(self.losses, "other_files")

    def take_old_image(self):
        """Programs of long ago wrote the one image of a question beside its text."""
        encoded = text_at(self.element, "image_base64")
        if encoded and not any(image.place == "stem" for image in self.images):
            name = text_at(self.element, "image")
            self.images += filter(None, [pictures.image("stem", name, pictures.decode(encoded), "", self.losses)])

    def _picture(self, place, attributes, files):
        address = attributes.get("src", "")
        data = pictures.embedded(address)
        if data is None and _name(attributes) in files:
            data = pictures.decode(files[_name(attributes)])
        if data is None:
            note(self.losses, "image_elsewhere", address=address[:80])
            return None
        return pictures.image(place, _name(attributes) or "gambar", data, attributes.get("alt", ""), self.losses)


def _name(attributes):
    address = attributes.get("src", "")
    return unquote(address.removeprefix(PLUGIN_FILE)) if address.startswith(PLUGIN_FILE) else ""
