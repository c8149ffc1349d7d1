"""One value of a file: tidied, and judged on its own. Pure."""

import re
import unicodedata

from competencies.frameworks.exchange.limits import LENGTHS, MAX_LEVEL

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SPACES = re.compile(r"\s+")
CODES = ("code", "parent", "framework", "other_framework", "other_code")


def tidy(text):
    """Composed letters and single spaces, so that a table and a JSON file say the same."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def judge(name, raw):
    """(value, None), or (None, (what is wrong, its facts))."""
    if isinstance(raw, bool):
        return raw, None
    if name in ("number", "level"):
        return _level(raw)
    text = tidy(raw)
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in text):
        return None, ("unusable_letters", {})
    if len(text) > LENGTHS[name]:
        return None, ("too_long", {"limit": LENGTHS[name], "length": len(text)})
    if text and name in CODES and not CODE.fullmatch(text):
        return None, ("bad_code", {"value": text})
    return text, None


def _level(raw):
    text = str(raw).strip()
    if text.isascii() and text.isdigit() and 1 <= len(text) <= 3 and 1 <= int(text) <= MAX_LEVEL:
        return int(text), None
    return None, ("not_a_level", {"value": text[:40], "limit": MAX_LEVEL})
