"""The layout out of what the editor sent: lenient, because a half-typed number must not lose the rest."""

import math
import re

from certificates.documents import layout as layouts
from certificates.documents.editor.controls import CHECKS, NUMBERS, keys
from certificates.documents.problems import HEX, Problem

GIVEN = re.compile(r"[0-9a-f]{64}")


def pages_of(post):
    """The pages and the numbers that are none, as problems."""
    pages, problems = [], []
    room = layouts.MOST_ELEMENTS
    for page in range(1, _count(post, "pages", layouts.MOST_PAGES) + 1):
        elements = []
        for number in range(1, _count(post, f"count{page}", room) + 1):
            element, wrong = _element(post, f"e{page}-{number}")
            if element:
                elements.append(element)
                problems += [Problem("number", page, len(elements), detail=text) for text in wrong]
        room -= len(elements)
        pages.append({"elements": elements})
    return pages, problems


def _count(post, name, most):
    text = post.get(name, "")
    return min(int(text), most) if text.isdecimal() and len(text) < 4 else 0


def _element(post, prefix):
    kind = post.get(f"{prefix}-kind")
    if kind not in layouts.KINDS:
        return None, []
    element, wrong = {"kind": kind, **layouts.KINDS[kind]}, []
    role = post.get(f"{prefix}-role", "")
    if role in layouts.ROLES and "role" in element:
        element["role"] = role
    for key in keys(kind):
        text = post.get(f"{prefix}-{key}", "")
        if key not in NUMBERS:
            element[key] = _setting(key, text, element[key])
            continue
        value = number(text, *NUMBERS[key][:2])
        if value is None:
            wrong.append(text[:20] or "…")
        else:
            element[key] = value
    return element, wrong


def number(text, smallest, largest):
    """The number, with comma or point, kept within its limits; None if it is none."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    if math.isnan(value):
        return None
    value = round(min(max(value, smallest), largest), 2)
    return int(value) if value == int(value) else value


def _setting(key, text, default):
    if key in CHECKS:
        return text == "on"
    text = text.replace("\r\n", "\n").replace("\t", " ").replace("\x00", "")
    if key == "image":
        return text if GIVEN.fullmatch(text) else ""
    if key == "colour" and HEX.fullmatch(text):
        return text
    allowed = ALLOWED.get(key)
    if allowed is None:
        return text[: layouts.LONGEST_TEXT + 1]  # one more, so that it is found to be too long
    return text if text in allowed else default


ALLOWED = {
    "font": layouts.FONTS,
    "weight": layouts.WEIGHTS,
    "align": layouts.ALIGNMENTS,
    "valign": layouts.EDGES,
    "colour": layouts.COLOURS,
    "role": layouts.ROLES,
    "lang": ("", *layouts.LANGUAGES),
}
