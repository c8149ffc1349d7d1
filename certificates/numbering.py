"""Certificate numbers from a pattern, such as {klasifikasi}/{urut:5}/{instansi}/{bulan_romawi}/{tahun}."""

import datetime
import re
from dataclasses import dataclass

DEFAULT_PATTERN = "{klasifikasi}/{urut:5}/{instansi}/{bulan_romawi}/{tahun}"
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Without these two, the second certificate or the next year would get a number that is already given.
REQUIRED_TOKENS = {"urut", "tahun"}
TOKENS = {"klasifikasi", "urut", "instansi", "kode", "bulan", "bulan_romawi", "tahun"}
BRACED = re.compile(r"\{([^{}]*)\}")
WIDTH = re.compile(r"[1-9]")


class MalformedPattern(ValueError):
    """The pattern names a token that does not exist, lacks one that it needs, or has a stray brace."""


@dataclass(frozen=True, kw_only=True)
class NumberFacts:
    sequence: int
    classification: str
    agency: str
    course: str
    day: datetime.date


def certificate_number(pattern, facts):
    """The official number of one certificate. Raises MalformedPattern."""
    check_pattern(pattern)
    return BRACED.sub(lambda match: _value(match.group(1), facts), pattern)


def check_pattern(pattern):
    """Raises MalformedPattern for a pattern that could not number a whole year's certificates."""
    names = [_split(token)[0] for token in BRACED.findall(pattern)]
    if re.search(r"[{}]", BRACED.sub("", pattern)):
        raise MalformedPattern("{ }")
    if missing := REQUIRED_TOKENS.difference(names):
        raise MalformedPattern(", ".join(f"{{{name}}}" for name in sorted(missing)))


def _split(token):
    """A token's name and width. Only the sequence has a width, of one to nine digits."""
    name, colon, width = token.partition(":")
    has_valid_width = not colon or (name == "urut" and WIDTH.fullmatch(width))
    if name not in TOKENS or not has_valid_width:
        raise MalformedPattern(f"{{{token}}}")
    return name, int(width or 1)


def _value(token, facts):
    name, width = _split(token)
    return {
        "klasifikasi": facts.classification,
        "urut": f"{facts.sequence:0{width}d}",
        "instansi": facts.agency,
        "kode": facts.course,
        "bulan": f"{facts.day.month:02d}",
        "bulan_romawi": ROMAN_MONTHS[facts.day.month - 1],
        "tahun": f"{facts.day.year:04d}",
    }[name]
