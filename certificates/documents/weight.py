"""What a layout asks of the drawing. Editors see their drafts drawn at once, so there is an end to it."""

from certificates.documents.texts import placeholders

# Drawn in about a second, whatever the script and the sizes; the arrangements of ours take a third of it.
MOST_WEIGHT = 8_000
MOST_LINES = 40
# Backgrounds and logos that differ: the same one twice is read once.
MOST_PICTURES = 5
# In letters, what a placeholder may bring in and what a table costs before its first row.
PLACEHOLDER, TABLE = 60, 400
TABLES = ("subjects", "competencies")


def words(element):
    """All that its author wrote."""
    return element.get("text") or element.get("title") or element.get("alt") or ""


def weight(element):
    """About as many letters as are to be drawn."""
    text = words(element)
    return len(text) + PLACEHOLDER * len(placeholders(text)) + (TABLE if element["kind"] in TABLES else 0)


def has_many_lines(element):
    return words(element).count("\n") >= MOST_LINES


def lightened(pages):
    """The pages without the elements that go beyond the limits, for a draft whose author is told so in words."""
    left, pictures, kept = MOST_WEIGHT, set(), []
    for page in pages:
        elements = []
        for element in page["elements"]:
            named = pictures | {element.get("image", "")} - {""}
            if has_many_lines(element) or weight(element) > left or len(named) > MOST_PICTURES:
                continue
            left, pictures = left - weight(element), named
            elements.append(element)
        kept.append({"elements": elements})
    return kept
