"""Elements as the other program writes them."""

from html import escape
from urllib.parse import quote
from xml.etree.ElementTree import SubElement

from assessments.question_files.formats import pictures
from assessments.question_files.formats.letters import without_invisible
from assessments.question_files.formats.moodle.source import PLUGIN_FILE


def add(parent, tag, text="", **attributes):
    element = SubElement(parent, tag, attributes)
    element.text = without_invisible(str(text))
    return element


def add_text(parent, tag, text, *, format="plain_text", **attributes):
    """A text that says its format, as most texts do there."""
    element = SubElement(parent, tag, {**attributes, "format": format})
    add(element, "text", text)
    return element


def add_html(parent, tag, html, images, **attributes):
    """A formatted text with its images behind it."""
    pictures_ = "".join(f'<p><img src="{_address(each)}" alt="{escape(each.alt)}"></p>' for each in images)
    element = add_text(parent, tag, html + pictures_, format="html", **attributes)
    for image in images:
        add(element, "file", pictures.encode(image.data), name=image.name, encoding="base64")
    return element


def _address(image):
    return f"{PLUGIN_FILE}{quote(image.name)}"
