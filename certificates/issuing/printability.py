"""What of a certificate our fonts can't draw, found before a number is spent on it."""

import unicodedata

from certificates.documents import printing

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


class NotPrintable(Exception):
    """A printed fact has characters that can't be printed. `text`: the fact; `characters`: how those are named."""

    def __init__(self, text, characters):
        self.text = text
        self.characters = printing.named(characters)
        super().__init__(f"{' '.join(self.characters)} in {text!r}")


class NameNotPrintable(NotPrintable):
    """It is the name: whoever keeps the person's data has to write it otherwise."""


def check(snapshot):
    """Look through everything that the document takes from the records. Raises NotPrintable."""
    check_name(snapshot["holder"]["name"])
    if characters := printing.unprintable(snapshot["number"]):
        raise NotPrintable(snapshot["number"], characters)
    course = snapshot["course"]
    texts = {course["code"], course["title"], course["cohort"]}
    texts |= {*snapshot["holder"].values(), *snapshot["issuer"].values(), snapshot["result"]["predikat"]}
    texts |= {module["title"] for module in course["modules"]}
    texts |= {value for each in course["competencies"] for value in each.values() if isinstance(value, str)}
    for text in sorted(texts):
        # What merely has no look, a tab in a position or a soft hyphen in a title, is left out of the paper.
        if printing.REPLACEMENT in printing.printable(text) or _turns(text):
            raise NotPrintable(text, printing.unprintable(text))


def _turns(text):
    """Whether it changes the direction of writing, and so could be read otherwise on a screen than on paper."""
    return not TURNING.isdisjoint(map(unicodedata.bidirectional, text))


def check_name(name):
    """Raises NameNotPrintable, also for a name of which nothing would be seen."""
    if characters := printing.unprintable_in_name(name):
        raise NameNotPrintable(name, characters)


def unprintable_in_name(person):
    """How the characters are named that keep the person's name from being printed."""
    return printing.named(printing.unprintable_in_name(person.name_with_titles))
