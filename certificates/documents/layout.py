"""What a layout may hold. A layout is plain data: pages of elements placed in millimetres from the top left corner.

Layouts of the first format had a fixed arrangement and only named its texts; `upgraded` reads both.
"""

from certificates.documents import arrangement

FORMAT = 2
PAPERS = {"a4": (210, 297)}
BACKGROUNDS = ("kawung", "plain")
FONTS = ("sans", "display")
WEIGHTS = ("regular", "bold")
ALIGNMENTS = ("left", "center", "right")
EDGES = ("top", "middle", "bottom")
ROLES = ("p", "h1", "h2")
COLOURS = ("ink", "main", "accent", "soft")
LANGUAGES = ("id", "en")
MOST_PAGES = 6
MOST_ELEMENTS = 80
LONGEST_TEXT = 2000
LETTERS = (5, 72)
# Below this a phone no longer reads the long link that proves itself without a network.
SMALLEST_CODE = 32

PLACE = {"x": 0, "y": 0, "w": 0, "needs": ""}
AREA = {**PLACE, "h": 0}
TEXT = {
    **AREA,
    "text": "",
    "size": 11,
    "smallest": 0,  # 0: as large as `size`, never shrunk
    "font": "sans",
    "weight": "regular",
    "align": "left",
    "valign": "top",
    "colour": "ink",
    "role": "p",
    "tracking": 0,
    "is_upper": False,
    "lang": "",  # as the document
}
TABLE = {**AREA, "title": "", "role": "h2", "size": 11}
# By kind, everything an element has and what stands for what it leaves out.
KINDS = {
    "text": TEXT,
    "qr": PLACE,
    "image": {**AREA, "image": "", "alt": ""},
    "line": {**PLACE, "thickness": 0.7, "colour": "accent"},
    "subjects": {**TABLE, "shows_scores": True},
    "competencies": TABLE,
    "emblem": PLACE,
}
SIGNATORY = {"position": "", "name": "", "rank": "", "number": ""}
WHOLE = {
    "format": FORMAT,
    "paper": "a4",
    "is_landscape": True,
    "lang": "id",
    "colours": arrangement.COLOURS,
    "background": "kawung",
    "signatory": SIGNATORY,
    "place": "",
    "pages": [],
}


def upgraded(layout, sentence=None):
    """`layout` in the format of today, with everything it leaves out.

    `sentence` replaces that of a layout of the first format, whose snapshot kept the finished sentence.
    """
    if layout.get("format") == FORMAT:
        return _complete(layout)
    texts = {**arrangement.TEXTS, **{key: layout[key] for key in arrangement.TEXTS if key in layout}}
    texts["sentence"] = sentence or _renamed(texts["sentence"])
    kept = {key: layout[key] for key in ("colours", "signatory", "place") if key in layout}
    return _complete({**arrangement.landscape(**texts), **kept})


def _complete(layout):
    full = {**WHOLE, **layout}
    for group in ("signatory", "colours"):
        full[group] = {**WHOLE[group], **full[group]}
    full["pages"] = [
        {"elements": [{**KINDS[each["kind"]], **each} for each in page["elements"]]} for page in full["pages"]
    ]
    return full


def _renamed(sentence):
    """A sentence of the first format in the placeholders of today."""
    for former, now in arrangement.FORMER_TOKENS.items():
        sentence = sentence.replace(former, now)
    return sentence


def paper_size(layout):
    """Width and height in millimetres, as the paper lies."""
    width, height = PAPERS[layout["paper"]]
    return (height, width) if layout["is_landscape"] else (width, height)


def elements(layout):
    """Every element with the numbers of its page and of itself there, both from 1."""
    for page_number, page in enumerate(layout["pages"], start=1):
        for number, element in enumerate(page["elements"], start=1):
            yield page_number, number, element


def images(layout):
    """The pictures that the layout names, by their SHA-256."""
    named = {element["image"] for _, _, element in elements(layout) if element["kind"] == "image"}
    named |= {layout["background"]} - set(BACKGROUNDS)
    return named - {""}


def title(layout):
    """What the document calls itself: the words of its first heading."""
    headings = (each["text"] for _, _, each in elements(layout) if each.get("role") == "h1" and each.get("text"))
    return next(headings, arrangement.TEXTS["title"])
