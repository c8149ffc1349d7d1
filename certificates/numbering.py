"""Certificate numbers from a pattern, such as {klasifikasi}/{urut:5}/{instansi}/{bulan_romawi}/{tahun}."""

import re
from dataclasses import dataclass

DEFAULT_PATTERN = "{klasifikasi}/{urut:5}/{instansi}/{bulan_romawi}/{tahun}"
# Where each course counts by itself, its code tells two courses apart.
COURSE_PATTERN = "{klasifikasi}/{urut:5}/{kode}/{instansi}/{bulan_romawi}/{tahun}"
ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Without these two, the second certificate or the next year would get a number that is already given.
REQUIRED_TOKENS = {"urut", "tahun"}
TOKENS = {"klasifikasi", "urut", "instansi", "kode", "angkatan", "bulan", "bulan_romawi", "tahun"}
# What a number says that belongs to no course or cohort, as a voided one.
NOTHING = "-"
# In characters: of a number as it is kept, and of what a pattern puts into it.
LONGEST_NUMBER = 200
LONGEST_SEQUENCE = 10
LONGEST_COURSE = 20
LONGEST_COHORT = 30
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
    year: int
    month: int
    cohort: str = ""


def certificate_number(pattern, facts):
    """The official number of one certificate. Raises MalformedPattern."""
    check_pattern(pattern)
    return BRACED.sub(lambda match: _value(match.group(1), facts), pattern)


def check_pattern(pattern, *, is_of_one_course=False):
    """Raises MalformedPattern for a pattern that could not number a whole year's certificates."""
    names = [_split(token)[0] for token in BRACED.findall(pattern)]
    if re.search(r"[{}]", BRACED.sub("", pattern)):
        raise MalformedPattern("{ }")
    required = REQUIRED_TOKENS | {"kode"} if is_of_one_course else REQUIRED_TOKENS
    if missing := required.difference(names):
        raise MalformedPattern(", ".join(f"{{{name}}}" for name in sorted(missing)))


def names_course(pattern):
    return "{kode}" in pattern


def longest(pattern, *, classification, agency):
    """How many characters a number of this pattern can have. Raises MalformedPattern."""
    check_pattern(pattern)
    lengths = {
        "klasifikasi": len(classification),
        "instansi": len(agency),
        "kode": LONGEST_COURSE,
        "angkatan": LONGEST_COHORT,
        "bulan": 2,
        "bulan_romawi": max(map(len, ROMAN_MONTHS)),
        "tahun": 4,
    }
    tokens = [_split(token) for token in BRACED.findall(pattern)]
    values = [max(width, LONGEST_SEQUENCE) if name == "urut" else lengths[name] for name, width in tokens]
    return len(BRACED.sub("", pattern)) + sum(values)


def strangers(text):
    """What of a text that people write can't stand in a number: only what is on every keyboard can.

    So two numbers never look alike, and what is not seen at all is in none.
    """
    return sorted({each for each in text if not " " <= each <= "~"})


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
        "kode": facts.course or NOTHING,
        "angkatan": cohort_code(facts.cohort) or NOTHING,
        "bulan": f"{facts.month:02d}",
        "bulan_romawi": ROMAN_MONTHS[facts.month - 1],
        "tahun": f"{facts.year:04d}",
    }[name]


def cohort_code(name):
    """The name of a cohort as a number can carry it: "Angkatan XII 2026" is XII_2026."""
    words = [word for word in re.findall(r"[\w.-]+", name) if word.casefold() != "angkatan"]
    return "_".join(words)[:LONGEST_COHORT]
