"""Numbers and units as people in Indonesia type them.

The comma parts decimals and the dot parts thousands: "1.234" is one thousand two hundred thirty-four, "1,234" is a
little more than one. Whatever can only be meant the other way is read the other way: "1234.5", "0.125", "1.5" and
"1,234.5" have a decimal point, "1,234,567" has commas between thousands. Spaces may part thousands too. The reading
does not depend on the language of the page, because an answer must earn the same for everybody.
"""

import re
import unicodedata
from decimal import Decimal, localcontext
from fractions import Fraction

from assessments.item_types.contract import share_of

# At most two digits in the exponent: a longer one would cost minutes of arithmetic.
NUMBER = re.compile(r"[+-]? ?(?:(?<!\w)[.,])?[0-9](?:[0-9.,]| (?=[0-9]{3}))*(?:[eE][+-]?[0-9]{1,2}(?![0-9]))?")
GROUPS = {mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+") for mark in "., "}
MINUS = str.maketrans({"−": "-", "–": "-"})
LONGEST_NUMBER = 60


def best_quantity(content, text):
    """The accepted number with the highest share which `text` meets, the first of equals; None if there is none."""
    value = quantity(text, content.get("units") or [], is_unit_required=bool(content.get("unit_required")))
    if value is None:
        return None
    met = [each for each in content["accepted"] if _is_near(value, each)]
    return max(met, key=share_of, default=None)


def quantity(text, units=(), *, is_unit_required=False):
    """The number in `text`, times the factor of its unit; None if it cannot be read. Units may stand on either side."""
    # "Rp 5.000,-" is how prices are written by hand.
    text = " ".join(text.translate(MINUS).split()).removesuffix(",-")
    found = NUMBER.search(text)
    if not found or len(found[0]) > LONGEST_NUMBER:
        return None
    before, after = text[: found.start()].strip(" ."), text[found.end() :].strip(" .")
    value, factor = number(found[0]), _factor(before or after, units, is_required=is_unit_required)
    if value is None or factor is None or (before and after):
        return None
    return value * factor


def number(text):
    """The value of digits with separators as described above; None if they contradict each other."""
    mantissa, _e, exponent = text.lower().partition("e")
    whole, part = _whole_and_part(mantissa.lstrip("+- ").rstrip(".,"))
    if not (whole + part).isdecimal():
        return None
    value = Fraction(f"{whole or 0}.{part or 0}") * Fraction(10) ** int(exponent or 0)
    return -value if mantissa.startswith("-") else value


def _whole_and_part(text):
    mark = _decimal_mark(text)
    whole, _mark, part = text.partition(mark) if mark else (text, "", "")
    for thousands, groups in GROUPS.items():
        if groups.fullmatch(whole):
            whole = whole.replace(thousands, "")
    return whole, part


def _decimal_mark(text):
    """The mark between whole and part; None where there is only a whole."""
    if "." in text and "," in text:
        return max(".,", key=text.rfind)
    if text.count(",") == 1:
        return ","
    return "." if text.count(".") == 1 and not GROUPS["."].fullmatch(text) else None


def _factor(text, units, *, is_required):
    if not text:
        return None if is_required and units else Fraction(1)
    # Capitals count where they tell units apart, as in mW and MW.
    for spelled in (_compact, lambda unit: _compact(unit).casefold()):
        factors = {Fraction(unit["factor"]) for unit in units if spelled(unit["text"]) == spelled(text)}
        if len(factors) == 1:
            return factors.pop()
    return None


def _compact(unit):
    return "".join(unicodedata.normalize("NFKC", unit).split()).rstrip(".")


def _is_near(value, accepted):
    return abs(value - Fraction(accepted["value"])) <= Fraction(accepted.get("tolerance") or 0)


def plain(text):
    """A number as content keeps it: with a decimal point and nothing else; None if it cannot be read."""
    value = quantity(text or "")
    if value is None:
        return None
    with localcontext(prec=2 * LONGEST_NUMBER + 100):
        return f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():f}"
