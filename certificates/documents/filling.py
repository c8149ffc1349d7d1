"""A snapshot and its layout, put together into what is drawn: every text finished, every table with its rows."""

import re

from certificates.documents import fields as placeholder
from certificates.documents.fitting import table_sizes, text_sizes, word_is_too_long
from certificates.documents.layout import title, upgraded
from certificates.documents.printing import capitals, printable
from certificates.documents.texts import lines

# A word without an end is broken where it must be; the sign for that has no width.
BREAK, LONGEST_PART = "\u200b", 20
TABLE_WORDS = {
    "id": {
        "subjects": ["No.", "Mata pelatihan", "JP", "Nilai"],
        "total": "Jumlah jam pelajaran",
        "competencies": ["Kode", "Kompetensi", "Tingkat"],
        "qr": "Kode QR menuju halaman verifikasi sertifikat",
    },
    "en": {
        "subjects": ["No.", "Subject", "JP", "Score"],
        "total": "Total lesson hours (JP)",
        "competencies": ["Code", "Competency", "Level"],
        "qr": "QR code that leads to the verification page of certificate",
    },
}


def drawing_of(snapshot):
    """All that the drawing needs of a snapshot of any format, but for the QR code and the credential."""
    sentence = "{kalimat}" if "sentence" in snapshot else None
    layout = upgraded(snapshot["layout"], sentence=sentence)
    fields = placeholder.composed(snapshot)
    fields = {name: _cleaned(value) for name, value in fields.items()}
    heading = _plain(title(layout), fields)
    return {
        **{key: layout[key] for key in ("paper", "is_landscape", "lang", "colours", "background")},
        "title": f"{heading} {fields['nomor']}",
        "author": fields["instansi"],
        "description": f"{heading} {fields['judul']}",
        "keywords": [fields["kode"]],
        "verify_url": snapshot["verify_url"],
        "qr_alt": f"{TABLE_WORDS[layout['lang']]['qr']} {fields['kode']}",
        "pages": _pages(layout, fields, snapshot["course"]),
    }


def _cleaned(value):
    if isinstance(value, str):
        return printable(value)
    return [{**piece, "text": printable(piece["text"])} for piece in value]


def _plain(text, fields):
    return " ".join(piece["text"] for line in lines(printable(text), fields) for piece in line)


def _pages(layout, fields, course):
    pages = []
    for page in layout["pages"]:
        made = (_made(each, fields, course, layout["lang"]) for each in _widened(page["elements"], course))
        pages.append({"elements": [element for element in made if element]})
    return _with_sound_headings(pages)


def _made(element, fields, course, lang):
    """The element as it is drawn; None if there is nothing to draw."""
    if element["needs"] and not fields.get(element["needs"]):
        return None
    if element["kind"] == "text":
        return _text(element, fields, lang)
    if element["kind"] == "subjects":
        return _subjects(element, course, lang)
    if element["kind"] == "competencies":
        return _competencies(element, course, lang)
    return dict(element)


def _text(element, fields, lang):
    filled = lines(_printable_lines(element["text"]), fields)
    if not filled:
        return None
    pieces = [piece for line in filled for piece in line]
    if element["is_upper"]:
        for piece in pieces:
            piece["text"] = capitals(piece["text"])
    if word_is_too_long(element, filled, element["smallest"] or element["size"]):
        for piece in pieces:
            piece["text"] = _broken(piece["text"])
    return {**element, "lang": element["lang"] or lang, "lines": filled, "sizes": text_sizes(element, filled)}


def _printable_lines(text):
    return "\n".join(printable(line) for line in text.split("\n"))


def _broken(text):
    return re.sub(rf"(\S{{{LONGEST_PART}}})(?=\S)", rf"\1{BREAK}", text)


def _subjects(element, course, lang):
    modules = course["modules"]
    if not modules:
        return None
    shows_scores = element["shows_scores"] and any(each.get("score") for each in modules)
    words = TABLE_WORDS[lang]
    rows = [[str(number), printable(each["title"]), str(each["hours"])] for number, each in enumerate(modules, start=1)]
    if shows_scores:
        rows = [
            [*row, placeholder.decimal_comma(each.get("score") or "")] for row, each in zip(rows, modules, strict=True)
        ]
    total = [words["total"], str(course["hours"]), *([""] if shows_scores else [])]
    table = {
        "header": words["subjects"][: len(total) + 1],
        "columns": ["number", "wide", "number", "number"][: len(total) + 1],
        "rows": rows,
        "total": total,
        "note": "",
    }
    return _with_table(element, table, [row[1] for row in rows], 62 if shows_scores else 42)


def _competencies(element, course, lang):
    proofs = course["competencies"]
    if not proofs:
        return None
    rows = [
        [printable(part) for part in (each["code"], each["name"], f"{each['level']} · {each.get('level_name') or ''}")]
        for each in proofs
    ]
    table = {
        "header": TABLE_WORDS[lang]["competencies"],
        "columns": ["auto", "wide", "auto"],
        "rows": [[code, name, level.removesuffix(" · ").removesuffix(" ·")] for code, name, level in rows],
        "total": [],
        "note": printable("; ".join(dict.fromkeys(each["framework"] for each in proofs))),
    }
    return _with_table(element, table, [row[1] for row in rows], 60)


def _with_table(element, table, names, other_columns):
    """`other_columns` (mm) is about what the other columns leave the names of the element's width."""
    title = printable(element["title"])
    room = element["h"] - (9 if title else 2)
    sizes = table_sizes(element["size"], room, names, max(element["w"] - other_columns, 10))
    return {**element, "table": {**table, "title": title}, "sizes": sizes}


def _widened(elements, course):
    """Where there are no competencies to list, the table of subjects beside them takes their room as well."""
    if course["competencies"]:
        return elements
    empty = {each["y"]: each["x"] + each["w"] for each in elements if each["kind"] == "competencies"}
    return [
        {**each, "w": max(each["w"], empty[each["y"]] - each["x"])}
        if each["kind"] == "subjects" and each["y"] in empty
        else each
        for each in elements
    ]


def _with_sound_headings(pages):
    """The first heading is of the first level, as PDF/UA asks; pages and layouts may begin with a lower one."""
    has_first = False
    for element in (element for page in pages for element in page["elements"]):
        role = element.get("role", "p")
        is_heading = role != "p" and (element["kind"] == "text" or element["table"]["title"])
        if is_heading and not has_first:
            element["role"], has_first = "h1", True
    return pages
