"""Which heading means which column: offices write "NIP Baru", "nip_baru" and "N.I.P. (baru)" for the same."""

import re
from dataclasses import dataclass

from accounts.spreadsheets.problems import UnreadableFile

IN_BRACKETS = re.compile(r"\([^)]*\)")
NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Column:
    """`label` heads the column in templates and messages; `names` are other headings that mean it.

    A column that `stands_for` a required one fulfils it.
    """

    code: str
    label: str
    names: tuple = ()
    is_required: bool = False
    stands_for: str = ""


def key(heading):
    """What is left of a heading without case, spaces, dots, stars and remarks in brackets."""
    text = str(heading or "").casefold()
    return NOT_A_LETTER.sub("", IN_BRACKETS.sub("", text)) or NOT_A_LETTER.sub("", text)


def recognised(cells, columns):
    """The headings of a row that mean a column: [(position, heading, column)]."""
    by_key = {key(name): column for column in columns for name in (column.label, column.code, *column.names)}
    known = [(place, cell, by_key.get(key(cell))) for place, cell in enumerate(cells)]
    return [entry for entry in known if entry[2] is not None]


def match(cells, columns):
    """({code: position}, headings that mean nothing to us). Raises UnreadableFile."""
    found = recognised(cells, columns)
    places = {}
    for place, heading, column in found:
        if column.code in places:
            first = cells[places[column.code]]
            raise UnreadableFile("double_columns", headings=f"{first}, {heading}")
        places[column.code] = place
    _require(places, columns)
    known = set(places.values())
    unknown = [str(cell).strip() for place, cell in enumerate(cells) if place not in known]
    return places, [heading for heading in unknown if heading and heading != "None"]


def _require(places, columns):
    fulfilled = {column.stands_for for column in columns if column.code in places} | set(places)
    missing = [column.label for column in columns if column.is_required and column.code not in fulfilled]
    if missing:
        raise UnreadableFile("missing_columns", columns=", ".join(missing))
