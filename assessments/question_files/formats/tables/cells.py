"""What stands in one cell: a text, a list with percentages, a number, a rubric."""

import re

from assessments.item_types.quantities import plain as plain_number
from assessments.question_files.formats import markup
from assessments.question_files.formats.building import number_parts
from assessments.question_files.formats.records import QuestionRefused, note

# People write about tags too, so a text is only taken for HTML when it begins as our own files do.
HTML = re.compile(r"\s*<(?:p|ul|ol|table|pre)>")
PAIR = re.compile(r"([A-Z])(?:=(-?[0-9]{1,3})%?)?")
ARROW = re.compile(r"(?<!\\)->")
ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


def text(raw):
    """A cell as text with its lines; numbers as people type them, with a decimal comma."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "benar" if raw else "salah"
    if isinstance(raw, float):
        return f"{raw:.12g}".replace(".", ",")
    value = markup.without_invisible(str(raw)).replace("\r\n", "\n").strip()
    if value.upper() in ERRORS:
        raise QuestionRefused("spreadsheet_error", value=value)
    return value


def read_html(cell, losses):
    if not HTML.match(cell):
        return markup.from_plain(cell)
    cleaner = markup.clean(cell)
    if cleaner.left_out:
        note(losses, "tags", tags=", ".join(sorted(cleaner.left_out)))
    return cleaner.html


def write_html(html):
    html = markup.safe(html)
    plain = markup.as_plain(html)
    return html if plain is None or HTML.match(plain) else plain


def read_key(cell):
    """{letter: percentage or None} of "A, C" or "A=50; C=50". Raises QuestionRefused."""
    pieces = re.split(r"[,; ]+", re.sub(r" ?([=%]) ?", r"\1", " ".join(cell.upper().split())))
    found = [PAIR.fullmatch(piece) for piece in pieces if piece]
    if not all(found):
        raise QuestionRefused("key_not_understood", key=cell[:40])
    return {pair[1]: None if pair[2] is None else int(pair[2]) for pair in found}


def write_key(percents):
    """`percents`: {letter: percentage or None}."""
    return "; ".join(letter if percent is None else f"{letter}={percent}" for letter, percent in percents.items())


def read_row(cell):
    """(row, choice) of "row -> choice"."""
    row, *choice = ARROW.split(cell, maxsplit=1)
    if not choice:
        raise QuestionRefused("row_without_choice")
    return _shown(row), _shown(choice[0])


def write_row(row, choice):
    return f"{_hidden(row)} -> {_hidden(choice)}".strip()


def _shown(text):
    return " ".join(text.replace("\\->", "->").split())


def _hidden(text):
    return text.replace("->", "\\->")


def read_number(cell):
    """(value, tolerance) of "1.250,5 ± 0,5", as texts with a decimal point."""
    value, _sign, tolerance = cell.replace("+/-", "±").replace(":", "±").partition("±")
    numbers = [plain_number(value), plain_number(tolerance) if tolerance.strip() else "0"]
    if None in numbers:
        raise QuestionRefused("not_a_number", text=cell[:40])
    return numbers


def write_number(value, tolerance):
    written = value.replace(".", ",")
    return f"{written} ± {tolerance.replace('.', ',')}" if tolerance not in ("", "0") else written


def read_units(cell):
    units = []
    for piece in filter(str.strip, cell.split(";")):
        name, _sign, factor = piece.rpartition("=")
        factor = plain_number(factor)
        if not name.strip() or factor is None:
            raise QuestionRefused("unit_not_understood", text=piece.strip()[:40])
        units.append({"text": name.strip(), "factor": factor})
    return units


def write_units(units):
    return "; ".join(f"{unit['text']} = {unit['factor'].replace('.', ',')}" for unit in units)


def read_rubric(cell):
    """One criterion in a line: "Content: complete = 3 | partly = 1"."""
    criteria = []
    for each in filter(str.strip, cell.split("\n")):
        name, _colon, levels = each.partition(":")
        pairs = [level.rpartition("=") for level in levels.split("|")]
        if not all(text.strip() and points.strip().isdecimal() for text, _sign, points in pairs):
            raise QuestionRefused("rubric_not_understood", text=each.strip()[:40])
        levels = [{"text": " ".join(text.split()), "points": int(points.strip()[:4])} for text, _sign, points in pairs]
        criteria.append({"name": name.strip(), "levels": number_parts("l", levels)})
    return number_parts("k", criteria)


def write_rubric(rubric, losses):
    return "\n".join(_criterion(each, losses) for each in rubric)


def _criterion(criterion, losses):
    texts = [criterion["name"], *(level["text"] for level in criterion["levels"])]
    if ":" in criterion["name"] or any("|" in text for text in texts):
        note(losses, "rubric_signs")
    levels = [f"{level['text'].replace('|', '/')} = {level['points']}" for level in criterion["levels"]]
    return f"{criterion['name'].replace(':', ' –')}: {' | '.join(levels)}"
