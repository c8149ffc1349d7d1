"""Names apart from their titles: "Dr. H. Andi Wijaya, S.T., M.M." is Andi Wijaya with two titles on either side."""

import re

BEFORE = {
    "apt",
    "dr",
    "dra",
    "drg",
    "drh",
    "drs",
    "h",
    "hj",
    "ir",
    "k",
    "kh",
    "ns",
    "nurs",
    "prof",
    "raden",
    "tgk",
}
# Titles that offices write without dots; those with a dot between letters are recognised by it.
AFTER_WITHOUT_DOTS = {
    "ak", "amd", "apt", "ba", "bc", "ca", "cpa", "dea", "llm", "ma", "mm", "mba", "mh", "mhum", "mkes", "mkom", "mpa",
    "mpd", "msc", "mse", "msi", "mt", "mti", "ners", "phd", "sag", "se", "sei", "sfarm", "sgz", "sh", "shi", "shut",
    "si", "sik", "siip", "sip", "skep", "skes", "skm", "skom", "sp", "spd", "spdi", "spi", "spt", "spsi", "ss", "ssi",
    "ssn", "ssos", "sst", "sstp", "st", "stp", "str",
}  # fmt: skip
DOTTED = re.compile(r"^[A-Za-z]{1,5}\.[A-Za-z.()\-]{0,20}$")


def split_titles(text):
    """(titles before, name, titles after) of a cleaned text. What is in doubt stays with the name."""
    name, _comma, rest = text.partition(",")
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if not all(_is_title(part) for part in parts):
        name, parts = text, []
    words = name.split()
    count = 0
    while count < len(words) - 1 and _is_before(words[count]):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:]), ", ".join(parts)


def _is_before(word):
    """ "Dr." and "H", but of single letters only those with a dot: "H Andi" is written, "K Andi" is a name."""
    bare = word.replace(".", "").casefold()
    return bare in BEFORE and ("." in word or bare != "k")


def _is_title(part):
    words = part.split()
    return all(DOTTED.match(word) or word.replace(".", "").casefold() in AFTER_WITHOUT_DOTS for word in words)


def is_same_name(one, other):
    """Whether two spellings differ in nothing but capital letters, which some lists use throughout."""
    return one == other or (one.isupper() and one.casefold() == other.casefold())
