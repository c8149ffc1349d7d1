"""The texts of a layout: `{placeholders}` are replaced and `**words**` set in bold, in one pass.

What a placeholder brings in is never read again, so a name with stars or braces is printed as it is.
"""

import re

MARK = re.compile(r"\*\*|\{([a-z_]+)\}")
LINK = "tautan"


def placeholders(text):
    """The names of the placeholders in `text`, in order."""
    return [name for name in MARK.findall(text) if name]


def lines(text, fields):
    """`text` as lines of pieces {"text", "is_strong", "is_link"}.

    A line that has placeholders, all of them empty, is left out. A placeholder that nobody knows stays as written.
    """
    made = (_line(line, fields) for line in text.split("\n"))
    return [pieces for pieces in made if pieces]


def _line(text, fields):
    names = placeholders(text)
    if names and not any(fields.get(name, name) for name in names):
        return []
    pieces, is_strong, start = [], False, 0
    stars = text.count("**") // 2 * 2
    for mark in MARK.finditer(text):
        if mark[0] == "**" and not stars:
            continue  # a last one without its partner is printed
        pieces.append(_piece(text[start : mark.start()], is_strong))
        start = mark.end()
        if mark[0] == "**":
            is_strong, stars = not is_strong, stars - 1
        else:
            pieces.extend(_value(mark[1], fields, is_strong))
    pieces.append(_piece(text[start:], is_strong))
    return [piece for piece in pieces if piece["text"]]


def _value(name, fields, is_strong):
    value = fields.get(name, f"{{{name}}}")
    if isinstance(value, str):
        return [_piece(value, is_strong, is_link=name == LINK and name in fields)]
    return [_piece(each["text"], is_strong or each["strong"]) for each in value]


def _piece(text, is_strong, is_link=False):
    return {"text": text, "is_strong": is_strong, "is_link": is_link}
