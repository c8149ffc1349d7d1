"""Reading the table form, CSV or XLSX: one row for the framework, for each level, area, competency and statement."""

from django.utils.translation import gettext as _

from accounts.spreadsheets import Column, clean_text, is_spreadsheet_error, open_table
from competencies.frameworks.exchange.contents import CrosswalkContents, Entry, FrameworkContents
from competencies.frameworks.exchange.limits import MAX_ROWS

# Headings stay Indonesian in every language, as those of all tables that offices keep.
FRAMEWORK_COLUMNS = (
    Column("kind", "jenis", ("jenis baris", "kind"), is_required=True),
    Column("code", "kode", ("code",), is_required=True),
    Column("parent", "induk", ("kode induk", "parent")),
    Column("level", "tingkat", ("level",)),
    Column("name_id", "nama", ("nama indonesia", "name id")),
    Column("name_en", "nama_inggris", ("name en",)),
    Column("text_id", "teks", ("uraian", "pernyataan", "text id")),
    Column("text_en", "teks_inggris", ("uraian inggris", "pernyataan inggris", "text en")),
    Column("is_derived", "rumusan_sendiri", ("is derived",)),
    Column("version", "versi", ("version",)),
    Column("licence", "lisensi", ("licence", "license")),
    Column("source", "sumber", ("source",)),
    Column("attribution", "atribusi", ("attribution",)),
    Column("note", "catatan", ("note",)),
)
CROSSWALK_COLUMNS = (
    Column("framework", "kerangka", ("framework",), is_required=True),
    Column("code", "kode", ("code",), is_required=True),
    Column("relation", "hubungan", ("relation",), is_required=True),
    Column("other_framework", "kerangka_lain", ("other framework",), is_required=True),
    Column("other_code", "kode_lain", ("other code",), is_required=True),
    Column("basis", "dasar", ("basis",)),
)
KINDS = {
    "kerangka": "framework",
    "tingkat": "level",
    "area": "area",
    "kompetensi": "competency",
    "pernyataan": "statement",
}
# The field that each column means, by kind of row; other columns must be empty.
NAMES = {"name_id": "name_id", "name_en": "name_en"}
DESCRIPTIONS = {"text_id": "description_id", "text_en": "description_en"}
MEANINGS = {
    "framework": {"code": "code", **NAMES, **{n: n for n in ("version", "licence", "source", "attribution", "note")}},
    "level": {"level": "number", **NAMES, **DESCRIPTIONS},
    "area": {"code": "code", **NAMES, **DESCRIPTIONS, "is_derived": "is_derived"},
    "competency": {"code": "code", "parent": "parent", **NAMES, **DESCRIPTIONS, "is_derived": "is_derived"},
    "statement": {
        "code": "code",
        "level": "level",
        "text_id": "text_id",
        "text_en": "text_en",
        "is_derived": "is_derived",
    },
}
RELATIONS = {"setara": "equivalent", "lebih luas": "broader", "lebih sempit": "narrower"}
YES_OR_NO = {"ya": True, "y": True, "yes": True, "tidak": False, "t": False, "no": False, "n": False}


def read_framework(file):
    """Raises UnreadableFile."""
    contents = FrameworkContents()
    lists = {"framework": contents.framework, "level": contents.levels, "statement": contents.statements}
    for entry in _rows(file, FRAMEWORK_COLUMNS, contents.problems):
        told = entry.values.pop("kind", "").casefold()
        kind = KINDS.get(told, told)
        if kind not in MEANINGS:
            contents.problems.append(entry.problem("kind", "unknown_kind", value=told[:40], known=", ".join(KINDS)))
            continue
        lists.get(kind, contents.competencies).append(_meant(entry, kind, contents.problems))
    return contents


def read_crosswalk(file):
    """Raises UnreadableFile."""
    contents = CrosswalkContents()
    for entry in _rows(file, CROSSWALK_COLUMNS, contents.problems):
        told = entry.values.get("relation", "").casefold()
        entry.values["relation"] = RELATIONS.get(told, told)
        contents.links.append(entry)
    return contents


def _rows(file, columns, problems):
    headings = {column.code: column.label for column in columns}
    with open_table(file, columns, max_rows=MAX_ROWS) as table:
        for number, raw in table:
            place = _("Row %(row)s") % {"row": number}
            values = {code: clean_text(value) for code, value in raw.items()}
            entry = Entry(place, {code: text for code, text in values.items() if text}, headings)
            damaged = [code for code, value in raw.items() if is_spreadsheet_error(value)]
            problems += [entry.problem(code, "spreadsheet_error", value=values[code]) for code in damaged]
            yield entry


def _meant(entry, kind, problems):
    meanings = MEANINGS[kind]
    strays = [code for code in entry.values if code not in meanings]
    problems += [entry.problem(code, "stray") for code in strays]
    values = {field: entry.values[code] for code, field in meanings.items() if code in entry.values}
    names = {field: entry.names[code] for code, field in meanings.items()}
    meant = Entry(entry.place, values, names)
    if kind == "competency" and "parent" not in values:
        problems.append(meant.problem("parent", "missing"))
    if "is_derived" in values:
        told = values["is_derived"].casefold()
        if told not in YES_OR_NO:
            problems.append(meant.problem("is_derived", "not_yes_or_no"))
        values["is_derived"] = YES_OR_NO.get(told, False)
    return meant
