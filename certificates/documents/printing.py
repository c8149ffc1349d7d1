"""Which characters our fonts can draw. PDF/UA has no place for a missing glyph, so this is known beforehand."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "typst" / "fonts"
# The fonts of running text, in the order in which they stand in for one another.
FALLBACK_FONTS = (
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansJavanese-Regular.ttf",
    "NotoSansBalinese-Regular.ttf",
    "NotoSansSundanese-Regular.ttf",
    "NotoSansBatak-Regular.ttf",
    "NotoSansBuginese-Regular.ttf",
    "NotoSansCJKsc-Regular.otf",
)
REPLACEMENT = "\ufffd"
# They shape the letters beside them in Arabic and Javanese writing, and are nothing elsewhere.
NON_JOINER, JOINER = JOINERS = "\u200c\u200d"
# The variation selectors and the grapheme joiner, which count as marks, and letters without a look.
IGNORED = {*map(chr, range(0xFE00, 0xFE10)), "\u034f", "\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}
JOINED_SCRIPTS = ("ARABIC", "JAVANESE", "BALINESE", "SUNDANESE", "BATAK", "BUGINESE")


def unprintable(text):
    """The characters of `text` that would be missing on paper; an empty set when all of it can be printed.

    Those that steer a machine or the direction of writing are among them: what has no look of its own could make a
    page or a credential read otherwise than the paper.
    """
    text = unicodedata.normalize("NFC", text)
    missing = _stray_joiners(text)
    for base, marks in _clusters(text):
        missing |= {each for each in (base, *marks) if each not in _covered()}
        if not missing and marks and not _one_font_has(base, marks):
            missing |= set(marks)
    return missing


def unprintable_in_name(name):
    """As `unprintable`; of a name with nothing to see, all that it is made of."""
    return unprintable(name) or (set() if name.strip() else {*name, " "})


def named(characters):
    """The characters in order, those that nobody can see by their number: "U+202E"."""
    return [each if _is_seen(each) else f"U+{ord(each):04X}" for each in sorted(characters)]


def printable(text):
    """`text` as it is drawn: composed, on one line, without invisible characters.

    Issuing refuses what `unprintable` names. Where it comes here all the same (a snapshot from before that rule, a
    layout from before a change of fonts), a letter becomes a visible replacement sign and a picture goes.
    """
    drawn = "".join(map(_drawn, _clusters(unicodedata.normalize("NFC", text))))
    return re.sub(r" {2,}", " ", drawn)


def capitals(text):
    """`text` in capitals, but for the few letters whose capital no font of ours has."""
    capital = text.upper()
    if not unprintable(capital):
        return capital
    return "".join(each if unprintable(each.upper()) else each.upper() for each in text)


def _stray_joiners(text):
    """The joiners that no letter of their scripts needs."""
    padded = f" {text} "
    return {
        each
        for before, each, after in zip(padded, padded[1:], padded[2:], strict=False)
        if each in JOINERS and not (_is_joined(before) and (each == JOINER or _is_joined(after)))
    }


def _is_joined(character):
    is_letter = unicodedata.category(character)[0] in "LM"
    return is_letter and unicodedata.name(character, "").startswith(JOINED_SCRIPTS)


def _clusters(text):
    """Each character with the marks that follow it, since one font must draw them together."""
    base, marks = "", ""
    for character in text:
        if base and unicodedata.category(character)[0] == "M":
            marks += character
            continue
        if base:
            yield base, marks
        base, marks = character, ""
    if base:
        yield base, marks


def _drawn(cluster):
    base, marks = cluster
    if base in "\n\t":
        base = " "
    drawn = "".join(_alone(each) for each in (base, *marks))
    return drawn if drawn == base or _one_font_has(base, marks) else _alone(base)


def _alone(character):
    if character in _covered():
        return character
    return REPLACEMENT if unicodedata.category(character)[0] in "LN" else ""


def _is_seen(character):
    return unicodedata.category(character)[0] not in "CZ" and character not in IGNORED


def _one_font_has(base, marks):
    cluster = {base, *marks}
    return any(cluster <= font for font in _fonts())


@cache
def _fonts():
    return [_characters(FONTS / name) for name in FALLBACK_FONTS]


@cache
def _covered():
    characters = set().union(*_fonts())
    return {each for each in characters if unicodedata.category(each)[0] != "C" or each in JOINERS}


def _characters(path):
    """The characters of a font, from its `cmap` table of format 4."""
    font = path.read_bytes()
    tables = {name: offset for name, _, offset, _ in struct.iter_unpack(">4sLLL", font[12 : 12 + 16 * _short(font, 4)])}
    cmap = tables[b"cmap"]
    records = struct.iter_unpack(">HHL", font[cmap + 4 : cmap + 4 + 8 * _short(font, cmap + 2)])
    table = next(cmap + offset for _, _, offset in records if _short(font, cmap + offset) == 4)
    segments = _short(font, table + 6) // 2
    numbers = struct.unpack_from(f">{2 * segments + 1}H", font, table + 14)
    ends, starts = numbers[:segments], numbers[segments + 1 :]
    return {chr(code) for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)}


def _short(font, offset):
    return struct.unpack_from(">H", font, offset)[0]
