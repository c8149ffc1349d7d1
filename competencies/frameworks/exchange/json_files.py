"""Reading the JSON form: what shape it has, and whether every value is of the kind it must be. Pure."""

import json

from competencies.frameworks.exchange.contents import CrosswalkContents, Entry, FrameworkContents, Problem

FRAMEWORK_FORMAT, CROSSWALK_FORMAT = "bimtek-framework/1", "bimtek-crosswalk/1"
NAMES = ("name_id", "name_en")
DESCRIPTIONS = ("description_id", "description_en")
FIELDS = {
    "framework": ("code", *NAMES, "version", "licence", "source", "attribution", "note"),
    "levels": ("number", *NAMES, *DESCRIPTIONS),
    "competencies": ("code", "parent", *NAMES, *DESCRIPTIONS, "is_derived"),
    "statements": ("level", "text_id", "text_en", "is_derived"),
    "links": ("framework", "code", "relation", "other_framework", "other_code", "basis"),
}
NUMBERS, YES_OR_NO = ("number", "level"), ("is_derived",)
FILE = "JSON"


class NotThisFormat(Exception):
    """The file as a whole cannot be used; `code` finds the words."""

    def __init__(self, code, **params):
        super().__init__(code)
        self.code, self.params = code, params


def read_framework(content):
    document = _document(content, FRAMEWORK_FORMAT)
    contents = FrameworkContents()
    lists = {name: document.pop(name, []) for name in ("levels", "competencies")}
    contents.framework = [_entry(FILE, document, "framework", contents.problems)]
    contents.levels = [entry for entry, _rest in _entries("levels", lists["levels"], "levels", contents.problems)]
    for entry, rest in _entries(
        "competencies", lists["competencies"], "competencies", contents.problems, apart="statements"
    ):
        contents.competencies.append(entry)
        place = f"{entry.place}.statements"
        for said, _rest in _entries(place, rest, "statements", contents.problems):
            values = {"code": entry.values.get("code", ""), **said.values}
            contents.statements.append(Entry(said.place, values, wrong=said.wrong | entry.wrong & {"code"}))
    return contents


def read_crosswalk(content):
    document = _document(content, CROSSWALK_FORMAT)
    contents = CrosswalkContents()
    contents.links = [
        entry for entry, _rest in _entries("links", document.pop("links", []), "links", contents.problems)
    ]
    contents.problems += [Problem(FILE, name, "unknown_field") for name in document]
    return contents


def _document(content, expected):
    try:
        document = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise NotThisFormat("not_utf_8") from None
    except RecursionError:
        raise NotThisFormat("too_deep") from None
    except json.JSONDecodeError as error:
        raise NotThisFormat("not_json", row=error.lineno) from None
    except ValueError:
        raise NotThisFormat("not_json", row=1) from None
    if not isinstance(document, dict) or document.pop("format", None) != expected:
        raise NotThisFormat("other_format", expected=expected)
    return document


def _without_doubles(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        raise NotThisFormat("doubled_name", name=next(name for name in names if names.count(name) > 1)[:80])
    return found


def _no_constant(name):
    raise ValueError(name)


def _entries(place, items, kind, problems, apart=None):
    """(entry, what it has at `apart`) for each object of a list."""
    if not isinstance(items, list):
        problems.append(Problem(place, "", "not_a_list"))
        return
    for index, item in enumerate(items):
        here = f"{place}[{index}]"
        if not isinstance(item, dict):
            problems.append(Problem(here, "", "not_an_object"))
            continue
        rest = item.pop(apart, []) if apart else []
        yield _entry(here, item, kind, problems), rest


def _entry(place, item, kind, problems):
    known = FIELDS[kind]
    problems += [Problem(place, name[:80], "unknown_field") for name in item if name not in known]
    said = {name: value for name, value in item.items() if name in known and value is not None}
    wrong = frozenset(name for name, value in said.items() if not _fits(name, value))
    problems += [Problem(place, name, _complaint(name)) for name in said if name in wrong]
    return Entry(place, {name: value for name, value in said.items() if name not in wrong}, wrong=wrong)


def _fits(name, value):
    if name in YES_OR_NO:
        return isinstance(value, bool)
    if name in NUMBERS:
        return isinstance(value, int | str) and not isinstance(value, bool)
    return isinstance(value, str)


def _complaint(name):
    return "not_yes_or_no" if name in YES_OR_NO else "not_a_level" if name in NUMBERS else "not_text"
