"""What keeps a layout from being used, and what its author should look at. Words for it: `wording`."""

import re
from dataclasses import dataclass

from certificates.documents import layout as layouts
from certificates.documents.fields import PLACEHOLDERS
from certificates.documents.printing import named, unprintable
from certificates.documents.texts import placeholders
from certificates.documents.weight import MOST_LINES, MOST_PICTURES, MOST_WEIGHT, has_many_lines, weight, words

HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
# A certificate without one of these says nothing, whoever reads it.
REQUIRED = ("nama", "nomor")
# Millimetres by which two boxes may lie over each other: letters seldom reach the rim of theirs.
TOLERATED = 1


@dataclass(frozen=True)
class Problem:
    """`page` and `element` count from 1; 0 is the layout as a whole. A warning does not keep it from being used."""

    code: str
    page: int = 0
    element: int = 0
    detail: str = ""
    is_warning: bool = False


def problems(layout, *, images=()):
    """What is wrong with a complete layout, given the SHA-256 of the pictures there are."""
    found = [*_of_the_whole(layout, images)]
    for page, number, element in layouts.elements(layout):
        codes = [*_of_the_box(layout, element), *_of_the_content(element, images)]
        found += [Problem(code, page, number, detail) for code, detail in codes]
    return [*found, *_overlaps(layout)]


def errors(layout, *, images=()):
    return [problem for problem in problems(layout, images=images) if not problem.is_warning]


def _of_the_whole(layout, images):
    every = [element for _, _, element in layouts.elements(layout)]
    if not every:
        yield Problem("empty")
    if len(layout["pages"]) > layouts.MOST_PAGES:
        yield Problem("many_pages", detail=str(layouts.MOST_PAGES))
    if len(every) > layouts.MOST_ELEMENTS:
        yield Problem("many_elements", detail=str(layouts.MOST_ELEMENTS))
    yield from _of_the_weight(layout, every)
    yield from _of_the_look_of_all(layout, images)
    yield from _of_what_must_be_printed(every)


def _of_the_weight(layout, every):
    asked = sum(map(weight, every))
    if asked > MOST_WEIGHT:
        yield Problem("heavy", detail=str(round(asked / MOST_WEIGHT * 100)))
    if len(layouts.images(layout)) > MOST_PICTURES:
        yield Problem("many_pictures", detail=str(MOST_PICTURES))


def _of_what_must_be_printed(every):
    if not any(element["kind"] == "qr" for element in every):
        yield Problem("no_code")
    printed = {name for element in every for name in placeholders(element.get("text", ""))}
    for name in REQUIRED:
        if name not in printed:
            yield Problem("not_printed", detail=name)


def _of_the_look_of_all(layout, images):
    for name, colour in layout["colours"].items():
        if not HEX.fullmatch(colour):
            yield Problem("colour", detail=f"{name}: {colour}")
    if layout["background"] not in {*layouts.BACKGROUNDS, *images}:
        yield Problem("background")
    signatory = " ".join([layout["place"], *layout["signatory"].values()])
    if missing := unprintable(signatory):
        yield Problem("unprintable", detail=" ".join(named(missing)))


def _of_the_box(layout, element):
    width, height = layouts.paper_size(layout)
    tall = {"qr": element["w"], "emblem": element["w"], "line": 0}.get(element["kind"], element.get("h", 0))
    if element["w"] <= 0 or (element["kind"] != "line" and tall <= 0):
        yield "no_room", ""
    if element["x"] < 0 or element["y"] < 0 or element["x"] + element["w"] > width or element["y"] + tall > height:
        yield "off_page", f"{width} × {height} mm"
    if element["kind"] == "qr" and element["w"] < layouts.SMALLEST_CODE:
        yield "small_code", str(layouts.SMALLEST_CODE)


def _of_the_content(element, images):
    text = words(element)
    if element["kind"] == "text" and not text.strip():
        yield "no_text", ""
    if len(text) > layouts.LONGEST_TEXT:
        yield "long_text", str(layouts.LONGEST_TEXT)
    if has_many_lines(element):
        yield "many_lines", str(MOST_LINES)
    unknown = [f"{{{name}}}" for name in placeholders(text) if name not in PLACEHOLDERS]
    if unknown:
        yield "placeholder", " ".join(unknown)
    if element["needs"] and element["needs"] not in PLACEHOLDERS:
        yield "placeholder", f"{{{element['needs']}}}"
    if missing := unprintable(text.replace("\n", " ")):
        yield "unprintable", " ".join(named(missing))
    yield from _of_the_look(element)
    if element["kind"] == "image" and element["image"] not in images:
        yield "image", ""


def _of_the_look(element):
    smallest, largest = layouts.LETTERS
    sizes = [size for size in (element.get("size"), element.get("smallest")) if size]
    if any(size < smallest for size in sizes):
        yield "small_letters", str(smallest)
    if any(size > largest for size in sizes):
        yield "large_letters", str(largest)
    colour = element.get("colour", "ink")
    if colour not in layouts.COLOURS and not HEX.fullmatch(colour):
        yield "colour", colour


def _overlaps(layout):
    for number, page in enumerate(layout["pages"], start=1):
        boxes = [(at, each) for at, each in enumerate(page["elements"], start=1) if each["kind"] != "line"]
        for place, (at, one) in enumerate(boxes):
            over = [str(other) for other, another in boxes[place + 1 :] if _lie_over_each_other(one, another)]
            if over:
                yield Problem("overlap", number, at, ", ".join(over), is_warning=True)


def _lie_over_each_other(one, another):
    if "image" in (one["kind"], another["kind"]):
        return False  # a picture may well be the ground of something
    return all(
        one[start] + _length(one, size) - TOLERATED > another[start]
        and another[start] + _length(another, size) - TOLERATED > one[start]
        for start, size in (("x", "w"), ("y", "h"))
    )


def _length(element, side):
    return element.get(side, element["w"])
