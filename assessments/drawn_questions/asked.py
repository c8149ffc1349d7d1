"""The inputs of a question that is not answered by choosing, with what was given so far.

A template gets nothing but what is made here, so that no key can slip into a page.
"""

from django.template.loader import get_template
from django.utils.html import escape

from assessments.item_types.pairs import pairs_of

from .files import given_file
from .order import in_order


def drawer_of_asked(question, holes):
    name, inputs = KINDS[question.kind]
    template = get_template(f"assessments/kinds/{name}.html")

    def draw(order, given):
        return template.render({"hole": holes, **inputs(question.content, order, given)}).strip()

    return draw


def _matching(content, order, given):
    # By their names, because the author's order of choices may follow that of the rows.
    choices = sorted(content["choices"], key=lambda choice: choice["text"].casefold())
    rows = {row["id"]: row["text"] for row in content["rows"]}
    return {
        "rows": [
            {
                "text": rows[row],
                "choices": [_entry(f"{row}:{choice['id']}", choice["text"], given) for choice in choices],
            }
            for row in in_order(order, list(rows))
        ]
    }


def _categorise(content, order, given):
    rows, chosen = {row["id"]: row["text"] for row in content["rows"]}, pairs_of(given)
    return {
        "rows": [
            {
                "id": row,
                "text": rows[row],
                "choices": [_entry(choice["id"], choice["text"], [chosen.get(row)]) for choice in content["choices"]],
            }
            for row in in_order(order, list(rows))
        ]
    }


def _ordering(content, order, given):
    steps = {step["id"]: step["text"] for step in content["steps"]}
    places = range(1, len(steps) + 1)
    return {
        "steps": [
            {"text": steps[step], "places": [_entry(f"{step}:{place}", str(place), given) for place in places]}
            for step in in_order(order, list(steps))
        ]
    }


def _entry(value, text, given):
    return {"value": value, "text": text, "is_chosen": value in given}


def _short_text(content, order, given):
    return {"typed": given[0] if given else ""}


def _numeric(content, order, given):
    units = ", ".join(unit["text"] for unit in content.get("units") or ())
    return {
        "typed": given[0] if given else "",
        "is_number": True,
        "units": units,
        "unit_required": content.get("unit_required"),
    }


def _fill_in(content, order, given):
    gaps = {gap["id"]: (number, gap) for number, gap in enumerate(content["gaps"], start=1)}
    values = pairs_of(given)
    return {"parts": [_part(part, gaps, values) for part in content["parts"]]}


def _part(part, gaps, values):
    if isinstance(part, str):
        return {"html": part}
    # Only while it is being written, a text may name a gap which is not there yet.
    gap = part["gap"]
    return {"gap": _gap(*gaps[gap], values.get(gap, ""))} if gap in gaps else {"html": escape(gap)}


def _gap(number, gap, value):
    # By their names: files from elsewhere often put the right one first.
    options = sorted(gap.get("options", ()), key=lambda option: option["text"].casefold())
    return {
        "id": gap["id"],
        "number": str(number),
        "typed": value,
        "is_number": gap["kind"] == "number",
        "options": [_entry(option["id"], option["text"], [value]) for option in options],
    }


def _essay(content, order, given):
    limits = {name: content.get(name) for name in ("min_words", "max_words")}
    return {"typed": given[0] if given else "", "rubric": content.get("rubric"), **limits}


def _file(content, order, given):
    return {
        "file": given_file(given),
        "types": ", ".join(f".{each}" for each in content["types"]),
        "max_mb": str(content["max_mb"]),
        "rubric": content.get("rubric"),
    }


KINDS = {
    "matching": ("matching", _matching),
    "categorise": ("categorise", _categorise),
    "ordering": ("ordering", _ordering),
    "short_text": ("typed", _short_text),
    "numeric": ("typed", _numeric),
    "fill_in": ("fill_in", _fill_in),
    "essay": ("essay", _essay),
    "file": ("file", _file),
}
