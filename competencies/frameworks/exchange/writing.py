"""Frameworks and the crosswalk as files that can be read again: JSON, and tables in which nothing runs."""

import json

from accounts.spreadsheets import XLSX, write_csv, write_xlsx
from competencies.frameworks.exchange.json_files import CROSSWALK_FORMAT, FRAMEWORK_FORMAT
from competencies.frameworks.exchange.stored import links_among, parts_of
from competencies.frameworks.exchange.table_files import (
    CROSSWALK_COLUMNS,
    FRAMEWORK_COLUMNS,
    KINDS,
    MEANINGS,
    RELATIONS,
)
from theme.csv_files import CONTENT_TYPE

CONTENT_TYPES = {"json": "application/json", "csv": CONTENT_TYPE, "xlsx": XLSX}
KIND_WORDS = {kind: word for word, kind in KINDS.items()}
RELATION_WORDS = {relation: word for word, relation in RELATIONS.items()}


def framework_file(framework, extension):
    parts = parts_of(framework)
    if extension == "json":
        return _json(_framework_document(parts))
    return _table("Kerangka", FRAMEWORK_COLUMNS, list(_framework_rows(parts)), extension)


def crosswalk_file(frameworks, extension):
    links = links_among(frameworks)
    if extension == "json":
        names = ("framework", "code"), ("other_framework", "other_code")
        lines = [
            {**dict(zip(names[0], one, strict=True)), **dict(zip(names[1], other, strict=True)), **values}
            for (one, other), values in links.items()
        ]
        return _json({"format": CROSSWALK_FORMAT, "links": lines})
    rows = [
        {
            "framework": one[0],
            "code": one[1],
            "relation": RELATION_WORDS[values["relation"]],
            "other_framework": other[0],
            "other_code": other[1],
            "basis": values["basis"],
        }
        for (one, other), values in links.items()
    ]
    return _table("Padanan", CROSSWALK_COLUMNS, rows, extension)


def _json(document):
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _table(name, columns, rows, extension):
    cells = [[row.get(column.code, "") for column in columns] for row in rows]
    headings = [column.label for column in columns]
    return write_xlsx(name, headings, cells) if extension == "xlsx" else write_csv(headings, cells)


def _framework_document(parts):
    ((code, fields),) = parts["framework"].items()
    said = {}
    for (competency, level), values in parts["statements"].items():
        said.setdefault(competency, []).append({"level": level, **_filled(values)})
    competencies = [
        {"code": key, **_filled(values), **({"statements": said[key]} if key in said else {})}
        for key, values in parts["competencies"].items()
    ]
    levels = [{"number": number, **_filled(values)} for number, values in parts["levels"].items()]
    return {
        "format": FRAMEWORK_FORMAT,
        "code": code,
        **_filled(fields),
        "levels": levels,
        "competencies": competencies,
    }


def _filled(values):
    return {name: value for name, value in values.items() if value}


def _framework_rows(parts):
    for code, values in parts["framework"].items():
        yield _row("framework", {"code": code, **values})
    for number, values in parts["levels"].items():
        yield _row("level", {"number": number, **values})
    for code, values in parts["competencies"].items():
        yield _row("competency" if values["parent"] else "area", {"code": code, **values})
    for (code, level), values in parts["statements"].items():
        yield _row("statement", {"code": code, "level": level, **values})


def _row(kind, values):
    cells = {column: _cell(values[field]) for column, field in MEANINGS[kind].items() if field in values}
    return {"kind": KIND_WORDS[kind], **cells}


def _cell(value):
    return ("ya" if value else "") if isinstance(value, bool) else value
